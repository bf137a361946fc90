package dev.muxcast.actor;

import dev.muxcast.guard.Faults;
import org.jspecify.annotations.Nullable;

/// Where faults in the Collector's work end: each is counted, logged once per kind, and makes the
/// tmux server unsure that was being dealt with. Whoever deals with many things at a time, such as
/// the panes of a server, catches what each throws and brings it here, so that one costs no other.
///
/// Owned by the Collector thread.
public final class PartFaults {
  private @Nullable Watched about;

  /// Deals with that message.
  public void deal(Message message) {
    deal(message.about(), message);
  }

  /// Does that, which is about that server.
  public void deal(@Nullable Watched server, Message what) {
    about = server;
    try {
      what.deal();
    } catch (RuntimeException fault) {
      met(fault);
    } finally {
      about = null;
    }
  }

  /// A fault in what is being dealt with.
  public void met(RuntimeException fault) {
    Faults.SHARED.met("the Collector", fault);
    if (about != null) {
      about.unsure(CollectorContext.now());
    }
  }
}
