package dev.muxcast.status;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Reading;
import dev.muxcast.actor.Watched;
import dev.muxcast.agent.OwnState;
import dev.muxcast.proc.Proc;
import org.jspecify.annotations.Nullable;

/// What an agent's own state file says, which is read beside the Collector. One that can't be read
/// in time says nothing.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector thread.
final class OwnFile {
  private static final int PATIENCE_MILLIS = 500;

  /// Who is told that it says something else.
  interface Owner {
    void changed(long now);
  }

  private final int pid;
  private final Owner owner;
  private final Reading<OwnState> reading;
  private @Nullable OwnState says;

  /// The reader's own: found by the first reading.
  private @Nullable ClaudeSession file;

  /// @param pid of the agent
  OwnFile(CollectorContext context, Watched about, int pid, Owner owner) {
    this.pid = pid;
    this.owner = owner;
    this.reading = new Reading<>(context, context.files(), about, PATIENCE_MILLIS);
  }

  /// What it said last; null when nothing.
  @Nullable OwnState says() {
    return says;
  }

  /// Has it read, unless that is under way; the owner is told when it says something else.
  void readSoon(long now) {
    if (reading.leave(now)) {
      says = null;
    }
    reading.ask(() -> read(now), this::said, now);
  }

  private @Nullable OwnState read(long now) {
    ClaudeSession its = file;
    if (its == null) {
      its = ClaudeSession.of(pid, Proc.HERE);
      file = its;
    }
    return its.read(now);
  }

  private void said(@Nullable OwnState now, long millis) {
    if (now != says) {
      says = now;
      owner.changed(millis);
    }
  }

  /// When something is due, or `Long.MAX_VALUE`.
  long due() {
    return reading.due();
  }

  /// Nobody wants to know any more.
  void drop() {
    reading.drop();
  }
}
