package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Message;
import dev.muxcast.actor.Watched;
import dev.muxcast.imsg.Answer;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlEnd;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionOrder;
import dev.muxcast.tmux.SessionRow;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.TopologyRows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one `no-output` client of a tmux server, for topology and commands; finds out whether there
/// is a server at all, and moves to another session when its own ends.
///
/// Mutable, owned by the Collector thread. Times are milliseconds of a steady clock.
final class TopologyLink implements CollectorContext.Attached {

  /// Who uses the link; called on the Collector thread.
  interface Owner extends Watched {

    /// The client is in: nothing is known of what happened before.
    void linkIn();

    /// What the client read.
    void linkBatch(ControlBatch batch);

    /// The client ended, and what it was asked is not answered. Another one is started.
    void linkLost();

    /// No server answers.
    void linkGone(String reason);
  }

  private static final Logger log = LoggerFactory.getLogger(TopologyLink.class);
  private static final long NEVER = Long.MAX_VALUE;
  private static final long RETRY_MILLIS = 250;
  private static final long LONGEST_RETRY_MILLIS = 30_000;
  private static final long EMPTY_MILLIS = 10_000;
  private static final int MOST_TRIES = 3;

  private final TmuxSocket socket;
  private final CollectorContext context;
  private final Owner owner;
  private @Nullable ControlClient client;
  private @Nullable SessionId newest;
  private boolean in;

  /// Whether the server is being asked, or a client started.
  private boolean asking;

  private boolean late;
  private boolean closed;
  private int tries;
  private long retryMillis = RETRY_MILLIS;
  private long connectAt = NEVER;
  private long notBefore;

  TopologyLink(TmuxSocket socket, CollectorContext context, Owner owner) {
    this.socket = socket;
    this.context = context;
    this.owner = owner;
  }

  /// The client, once it is in.
  @Nullable ControlClient client() {
    return in ? client : null;
  }

  /// The session used last when the server was asked; null when that is not known.
  @Nullable SessionId newest() {
    return newest;
  }

  /// Whether the server did not answer when it was asked last.
  boolean late() {
    return late;
  }

  /// A server is said to answer: connect, unless that is under way.
  void appeared(long now) {
    if (client == null && !asking) {
      tries = 0;
      connectAt = Math.max(now, notBefore);
    }
  }

  /// When something is due without any message, or `Long.MAX_VALUE`.
  long due() {
    return connectAt;
  }

  /// Does what is due.
  void tick(long now) {
    if (connectAt > now || client != null || asking) {
      return;
    }
    connectAt = NEVER;
    ask();
  }

  private void ask() {
    asking = true;
    context
        .loop()
        .talk(
            socket.path(),
            SessionOrder.question(),
            CollectorContext.PATIENCE,
            answer ->
                context
                    .inbox()
                    .put(Message.about(owner, () -> asked(answer, CollectorContext.now()))));
  }

  private void asked(Answer answer, long now) {
    asking = false;
    if (closed) {
      return;
    }
    late = answer instanceof Answer.Late;
    List<SessionRow> rows = answer instanceof Answer.Done done ? SessionOrder.of(done) : null;
    if (rows == null) {
      // Whoever watches the socket may tell of it again at once: not without end.
      notBefore = now + retryMillis;
      retryMillis = Math.min(LONGEST_RETRY_MILLIS, retryMillis * 2);
      if (late) {
        connectAt = notBefore; // it is there, and hangs
      } else {
        owner.linkGone("no server answers");
      }
      return;
    }
    // The latest: whichever we attach to becomes it, and the user's idea of it must not change.
    SessionId latest = null;
    for (SessionRow row : rows) {
      if (!row.endsUnattached() && !TopologyRows.excluded(row.name(), context.config().exclude())) {
        latest = row.id();
      }
    }
    newest = latest;
    if (latest == null || tries == MOST_TRIES) {
      // A server without sessions that we may attach to can't tell us of new ones.
      connectAt = now + EMPTY_MILLIS;
      tries = 0;
    } else {
      tries++;
      asking = true;
      in = false;
      context.attach(owner, socket, latest, ControlClient.Purpose.TOPOLOGY, this);
    }
  }

  @Override
  public void started(ControlClient fresh) {
    asking = false;
    if (closed) {
      fresh.detach();
    } else {
      client = fresh;
    }
  }

  @Override
  public void notStarted(String why) {
    asking = false;
    log.error("can't start tmux: {}", why);
    connectAt = CollectorContext.now() + EMPTY_MILLIS;
  }

  @Override
  public void read(ControlBatch batch) {
    if (batch.client() == client) {
      for (ControlMessage message : batch.messages()) {
        if (message instanceof ControlMessage.SessionChanged && !in) {
          in = true;
          tries = 0;
          retryMillis = RETRY_MILLIS;
          owner.linkIn();
        }
      }
      owner.linkBatch(batch);
    }
  }

  @Override
  public void ended(ControlClient which, ControlEnd end) {
    if (which == client) {
      log.debug("{}: the topology client ended: {}", socket.label(), end);
      client = null;
      in = false;
      connectAt = CollectorContext.now();
      owner.linkLost();
    }
  }

  /// Lets go without waiting.
  ///
  /// @return the client to wait for, null when there is none
  @Nullable ControlClient close() {
    ControlClient was = client;
    client = null;
    in = false;
    closed = true;
    connectAt = NEVER;
    if (was != null) {
      was.detach();
    }
    return was;
  }
}
