package dev.muxcast.imsg;

import dev.muxcast.guard.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries talks with tmux servers, any number at a time, and wakes those who look at them when it
/// is time. Nothing on it waits for a server or a file system: one that hangs holds up only its own
/// talks, each of which has a deadline.
///
/// Threads: one, `tmux-talk`, owns the connections and the timers and calls everybody back; [#run]
/// and [#talk] may be called from any thread.
public final class TmuxSocketLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TmuxSocketLoop.class);
  private static final String NAME = "the talk with tmux";
  private static final long STACK_BYTES = 192 * 1024;

  private record Timer(long at, long order, Runnable work) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /// How long a server has, that is behind with its connections, before it is tried again.
  private static final int FULL_MILLIS = 50;

  /// How much longer than the talk a process may take that carries it.
  private static final int PROCESS_MILLIS = 1_000;

  private final TrustedSockets sockets;
  private final @Nullable OtherWay otherWay;
  private final Set<Path> others = new HashSet<>();
  private final int pid = (int) ProcessHandle.current().pid();
  private final Selector selector;
  private final Thread thread;
  private final ArrayDeque<Runnable> given = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Connection> over = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024);
  private final AnswerRoom room = new AnswerRoom();
  private final Map<Path, Long> charged = new HashMap<>();
  private long order;
  private volatile boolean closed;

  private TmuxSocketLoop(TrustedSockets.Look look, @Nullable OtherWay otherWay) throws IOException {
    this.sockets = new TrustedSockets(look, this::run);
    this.otherWay = otherWay;
    selector = Selector.open();
    thread =
        Thread.ofPlatform().daemon().name("tmux-talk").stackSize(STACK_BYTES).unstarted(this::loop);
  }

  /// A loop that runs.
  ///
  /// @param trust decides which sockets may be talked to
  /// @param otherWay for servers that speak another version of the protocol; null leaves them be
  public static TmuxSocketLoop start(SocketTrust trust, @Nullable OtherWay otherWay)
      throws IOException {
    return start(trust::objection, otherWay);
  }

  static TmuxSocketLoop start(TrustedSockets.Look look, @Nullable OtherWay otherWay)
      throws IOException {
    TmuxSocketLoop loop = new TmuxSocketLoop(look, otherWay);
    loop.thread.start();
    return loop;
  }

  /// Milliseconds of the steady clock that [#at] means.
  public static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /// Does something on the loop's thread, soon. Any thread.
  public void run(Runnable work) {
    synchronized (given) {
      given.add(work);
    }
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  /// Does something on the loop's thread at that time. Called on that thread.
  public void at(long millis, Runnable work) {
    timers.add(new Timer(millis, order++, work));
  }

  /// Notes that looking at the server at that socket has taken so much of its time. Called on the
  /// loop's thread.
  public void charge(Path socket, long nanos) {
    charged.merge(socket, Math.max(0, nanos), Long::sum);
  }

  /// How much of that server's time all looks have taken so far, so that nobody takes the looks of
  /// another for something to see. Called on the loop's thread.
  public long charged(Path socket) {
    return charged.getOrDefault(socket, 0L);
  }

  /// Says a command list to the server at that socket. Any thread.
  ///
  /// @param arguments the commands' words, `;` between commands
  /// @param then told on the loop's thread, once
  /// @throws IllegalArgumentException when the words can't be said: too long, or with a NUL
  public void talk(Path socket, List<String> arguments, Duration deadline, Consumer<Answer> then) {
    Talk talk = new Talk(arguments, pid, room);
    long end = now() + deadline.toMillis();
    run(() -> {
      if (others.contains(socket)) {
        talkOtherwise(socket, arguments, deadline, then);
        return;
      }
      Consumer<Answer> told =
          answer -> {
            if (answer instanceof Answer.OtherProtocol && otherWay != null) {
              others.add(socket);
              talkOtherwise(socket, arguments, deadline, then);
            } else {
              then.accept(answer);
            }
          };
      Connection connection = new Connection(socket, talk, end, deadline, told);
      connections.add(connection);
      open(connection);
    });
  }

  /// Whether what is said there goes the other way, which costs a process. On the loop's thread.
  public boolean otherwise(Path socket) {
    return others.contains(socket);
  }

  private void open(Connection connection) {
    sockets.find(
        connection.socket(),
        now(),
        found -> {
          if (!connection.open(found, sockets, selector)) {
            at(now() + FULL_MILLIS, () -> open(connection));
          }
        });
  }

  private void talkOtherwise(
      Path socket, List<String> arguments, Duration deadline, Consumer<Answer> then) {
    OtherWay way = Objects.requireNonNull(otherWay);
    AtomicBoolean told = new AtomicBoolean();
    Consumer<Answer> once =
        answer -> {
          if (told.compareAndSet(false, true)) {
            if (answer instanceof Answer.Gone || answer instanceof Answer.Hostile) {
              // Whoever comes in its place may speak our version.
              others.remove(socket);
            }
            then.accept(answer);
          }
        };
    at(now() + deadline.toMillis() + PROCESS_MILLIS, () -> once.accept(Answer.late(deadline)));
    sockets.find(
        socket,
        now(),
        found -> {
          Answer refusal = found.refusal();
          if (refusal != null) {
            once.accept(refusal);
          } else if (!told.get()) {
            way.talk(socket, arguments, deadline, answer -> run(() -> once.accept(answer)));
          }
        });
  }

  /// Ends all talks, and the thread. What was to be told is not told any more.
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    Guard.keep(NAME, this::turns);
    connections.forEach(Connection::drop);
    try {
      selector.close();
    } catch (IOException e) {
      log.debug("closing the selector", e);
    }
  }

  private void turns() {
    while (!closed) {
      try {
        turn();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void turn() throws IOException {
    long wait = due() - now();
    if (wait <= 0 || hasWork()) {
      selector.selectNow();
    } else {
      selector.select(Math.min(wait, 60_000));
    }
    for (SelectionKey key : selector.selectedKeys()) {
      ((Connection) key.attachment()).ready(key, buffer);
    }
    selector.selectedKeys().clear();
    long now = now();
    for (int i = connections.size() - 1; i >= 0; i--) {
      Connection connection = connections.get(i);
      connection.expire(now);
      Answer answer = connection.answer();
      if (answer != null) {
        connections.remove(i);
        over.add(connection);
        Guard.once(NAME, () -> connection.tell(answer));
      }
    }
    while (!timers.isEmpty() && timers.peek().at <= now) {
      Guard.once(NAME, timers.remove().work);
    }
    for (Runnable work = take(); work != null; work = take()) {
      Guard.once(NAME, work);
    }
    // Behind all that, so that tmux wakes up once for an end and for what is asked next.
    over.forEach(Connection::drop);
    over.clear();
  }

  private boolean hasWork() {
    synchronized (given) {
      return !given.isEmpty();
    }
  }

  private @Nullable Runnable take() {
    synchronized (given) {
      return given.poll();
    }
  }

  private long due() {
    long due = timers.isEmpty() ? Long.MAX_VALUE : timers.peek().at;
    for (Connection connection : connections) {
      // One that could not even be opened is told at once.
      due = Math.min(due, connection.answer() == null ? connection.deadline() : 0);
    }
    return due;
  }
}
