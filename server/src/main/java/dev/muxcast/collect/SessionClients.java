package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Watched;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlEnd;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The control clients of one tmux server's sessions. They go in one after the other, the least
/// active session first, so that tmux's idea of which session is the latest stays the user's; one
/// that ends while its session lives is started again after a growing pause.
///
/// Mutable, owned by the Collector thread. Times are milliseconds of a steady clock.
final class SessionClients {

  /// Who uses the clients; called on the Collector thread.
  interface Owner extends Watched {

    /// The session is watched from here on.
    void sessionIn(SessionWatch session, ControlClient client);

    /// What a session's client read.
    void sessionBatch(SessionWatch session, ControlBatch batch);

    /// A session is about to be watched no more.
    void sessionLost(SessionWatch session);
  }

  private static final long SETTLED_MILLIS = 150;
  private static final long LONGEST_UNSETTLED_MILLIS = 1_000;
  private static final Logger log = LoggerFactory.getLogger(SessionClients.class);

  private final TmuxSocket socket;
  private final CollectorContext context;
  private final Owner owner;
  private final Map<SessionId, SessionWatch> sessions = new HashMap<>();

  /// Those without a client, in the order in which they get one.
  private final List<SessionWatch> waiting = new ArrayList<>();

  private @Nullable SessionWatch entering;
  private long unsettledSince;
  private long notBefore = Long.MIN_VALUE;

  SessionClients(TmuxSocket socket, CollectorContext context, Owner owner) {
    this.socket = socket;
    this.context = context;
    this.owner = owner;
  }

  /// Whether that session's output is read now.
  boolean watches(SessionId id) {
    return client(id) != null;
  }

  /// The client of that session, once it is in.
  @Nullable ControlClient client(SessionId id) {
    SessionWatch session = sessions.get(id);
    return session == null ? null : session.attachedClient();
  }

  boolean contains(SessionId id) {
    return sessions.containsKey(id);
  }

  /// tmux just told of a change, and others may follow: no client goes in meanwhile, since tmux
  /// 3.3a may crash when it has something to tell in the moment in which one introduces itself.
  void unsettled(long now) {
    if (now >= notBefore) {
      unsettledSince = now;
    }
    notBefore = Math.min(now + SETTLED_MILLIS, unsettledSince + LONGEST_UNSETTLED_MILLIS);
  }

  /// Gets that session a client, after those that wait already.
  void add(SessionWatch session) {
    sessions.put(session.id, session);
    waiting.add(session);
  }

  /// Lets go of the sessions that are there no more, and of nothing else: a detach could end one
  /// that has become unwatchable.
  void retain(Topology topology) {
    sessions
        .values()
        .removeIf(session -> {
          Topology.Session shown = topology.session(session.id);
          boolean has = session.client() != null || session == entering;
          if (shown != null && (shown.watchable() || has)) {
            return false;
          }
          forget(session);
          return true;
        });
  }

  private void forget(SessionWatch session) {
    waiting.remove(session);
    if (entering == session) {
      entering = null;
    }
    ControlClient client = session.client();
    if (client != null) {
      client.detach();
    }
  }

  /// When something is due without any message, or `Long.MAX_VALUE`.
  long due() {
    long due = Long.MAX_VALUE;
    if (entering == null) {
      for (SessionWatch session : waiting) {
        due = Math.min(due, Math.max(notBefore, session.due()));
      }
    }
    for (SessionWatch session : sessions.values()) {
      due = Math.min(due, session.nudgeDue());
    }
    return due;
  }

  /// Starts the next client when it is time, and nudges those that went silent after a burst.
  void tick(long now) {
    for (SessionWatch session : sessions.values()) {
      if (session.nudgeDue() <= now) {
        session.takeNudge();
        ControlClient client = session.attachedClient();
        if (client != null) {
          // Not "continue": the pane may be one that we asked tmux to hold.
          client.command(new TmuxCommand.Subscribe());
        }
      }
    }
    if (entering != null || now < notBefore) {
      return;
    }
    for (int i = 0; i < waiting.size(); i++) {
      SessionWatch session = waiting.get(i);
      if (session.wantsClient(now)) {
        waiting.remove(i);
        start(session);
        return;
      }
    }
  }

  private void start(SessionWatch session) {
    entering = session;
    context.attach(owner, socket, session.id, ControlClient.Purpose.WATCH, new Attached(session));
  }

  /// Hears of one session's client.
  private final class Attached implements CollectorContext.Attached {
    private final SessionWatch session;

    Attached(SessionWatch session) {
      this.session = session;
    }

    @Override
    public void started(ControlClient client) {
      if (sessions.get(session.id) == session) {
        session.starting(client);
      } else {
        client.detach();
      }
    }

    @Override
    public void notStarted(String why) {
      log.error("can't start tmux: {}", why);
      if (sessions.get(session.id) == session) {
        again(session, CollectorContext.now());
      }
    }

    @Override
    public void read(ControlBatch batch) {
      batch(session, batch);
    }

    @Override
    public void ended(ControlClient client, ControlEnd end) {
      if (session.client() == client && sessions.get(session.id) == session) {
        log.debug("{} {}: the client ended: {}", socket.label(), session.id, end);
        again(session, CollectorContext.now());
        owner.sessionLost(session);
      }
    }
  }

  private void again(SessionWatch session, long now) {
    entering = entering == session ? null : entering;
    session.ended(now, System.currentTimeMillis());
    waiting.add(session);
  }

  private void batch(SessionWatch session, ControlBatch batch) {
    if (batch.client() == session.client() && sessions.get(session.id) == session) {
      long now = CollectorContext.now();
      for (ControlMessage message : batch.messages()) {
        if (message instanceof ControlMessage.Output output) {
          session.read(output.data().length, now);
        } else if (message instanceof ControlMessage.SessionChanged
            && session.attachedClient() == null) {
          session.attached(now);
          entering = entering == session ? null : entering;
          owner.sessionIn(session, batch.client());
        }
      }
      owner.sessionBatch(session, batch);
    }
  }

  /// Lets go of all without waiting.
  ///
  /// @return the clients to wait for
  List<ControlClient> close() {
    List<ControlClient> clients = new ArrayList<>();
    for (SessionWatch session : sessions.values()) {
      ControlClient client = session.client();
      if (client != null) {
        client.detach();
        clients.add(client);
      }
    }
    sessions.clear();
    waiting.clear();
    entering = null;
    return clients;
  }
}
