package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.SessionRow;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.topology.LateStatus;
import dev.muxcast.topology.Topology;
import dev.muxcast.topology.TopologyRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the picture of one tmux server is asked for anew, and what came of it: at once when a
/// notification said that something changed, and now and then in case one was missed.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector thread.
final class Refresh {
  private static final long NEVER = Long.MAX_VALUE;

  private final String label;
  private final CollectorContext context;
  private final PassingPanes passing = new PassingPanes();
  private @Nullable List<SessionRow> sessions;
  private boolean underWay;
  private boolean late;
  private boolean wanted;
  private long reconcileAt = NEVER;

  /// @param label of the tmux socket
  Refresh(String label, CollectorContext context) {
    this.label = label;
    this.context = context;
  }

  /// Something changed that only tmux can tell the whole of.
  void want() {
    wanted = true;
  }

  /// When it is to be asked, or `Long.MAX_VALUE`.
  long due() {
    return wanted && !underWay ? 0 : reconcileAt;
  }

  /// Asks, if it is time.
  void tick(ControlClient client, long now) {
    if (underWay || (!wanted && reconcileAt > now)) {
      return;
    }
    underWay = true;
    wanted = false;
    reconcileAt = now + context.config().reconcile().toMillis();
    client.command(new TmuxCommand.ListSessions());
    client
        .command(new TmuxCommand.ListPanes())
        .whenComplete((reply, failure) -> {
          if (failure != null) {
            context
                .inbox()
                .put(() -> {
                  late = true;
                  lost();
                });
          }
        });
  }

  /// Whether the last question was not answered in time.
  boolean late() {
    return late;
  }

  /// What was asked will not be answered.
  void lost() {
    underWay = false;
  }

  /// The picture was taken over; the next look without a reason comes after the usual time, or
  /// sooner.
  ///
  /// @param soon whether something is expected that tmux will not tell by itself
  void taken(boolean soon, long now) {
    reconcileAt = now + (soon ? LateStatus.MILLIS : context.config().reconcile().toMillis());
  }

  /// Nothing is to be asked until somebody wants it.
  void clear() {
    underWay = false;
    wanted = false;
    reconcileAt = NEVER;
  }

  /// The first half of the answer.
  void sessions(Reply reply) {
    if (reply.ok()) {
      sessions = SessionRow.of(reply);
    }
  }

  /// The second half.
  ///
  /// @return the picture; null when tmux told none
  @Nullable Topology panes(Reply reply) {
    underWay = false;
    late = false;
    List<SessionRow> rows = sessions;
    if (!reply.ok() || rows == null || rows.isEmpty()) {
      return null;
    }
    List<PaneRow> panes = PaneRow.of(reply);
    passing.shown(panes);
    return TopologyRows.topology(
        label,
        rows.getFirst().server().toString(),
        rows.getFirst().serverVersion(),
        rows,
        panes,
        context.config().exclude(),
        context.labels());
  }
}
