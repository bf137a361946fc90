package dev.muxcast.tmux;

import dev.muxcast.guard.Bound;
import dev.muxcast.guard.Faults;
import dev.muxcast.imsg.SocketTrust;
import dev.muxcast.tmux.ControlEnd.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One `tmux -C attach`: a child process, attached to one session so that the user does not notice.
/// `-E` leaves the session's environment alone, `ignore-size` its windows' size; it is never
/// `read-only`, which from tmux 3.7 on makes everybody's `send-keys` fail.
///
/// Threads: a reader of its own, which waits for nothing but the pipe and calls the listener;
/// commands may come from any thread, which never waits for tmux ([Outbox]), and are answered on
/// the reader's. `open` is guarded by itself; what the reader owns is in [ControlReader].
public final class ControlClient implements TmuxCommands, AutoCloseable {

  /// What a client is for.
  public enum Purpose {
    /// Output, notifications and commands of one session.
    WATCH("ignore-size,pause-after=5"),
    /// Notifications and commands only. One of them per tmux server keeps a pane's program from
    /// ever waiting for our slower clients.
    TOPOLOGY("ignore-size,no-output");

    private final String flags;

    Purpose(String flags) {
      this.flags = flags;
    }
  }

  private static final Path NOWHERE = Path.of("/proc/no-tmux-server");
  static final long STACK_BYTES = 128 * 1024;
  private static final int MOST_OPEN = 256;
  private static final Duration GRACE = Duration.ofMillis(500);

  private final SessionId session;
  private final ControlListener listener;
  private final OutputBudget budget;
  private final Duration deadline;
  private final Process process;
  private final Outbox outbox;
  private final Thread thread;
  private final ArrayDeque<OpenCommand> open = new ArrayDeque<>();
  private final Deadlines.Expiring expiring = this::expire;
  private final long letInBeforeNanos;
  private boolean ended;
  private volatile boolean closing;
  private volatile boolean letIn;

  private ControlClient(
      SessionId session,
      Purpose purpose,
      ControlListener listener,
      OutputBudget budget,
      Duration deadline,
      Process process) {
    this.session = session;
    this.listener = listener;
    this.budget = budget;
    this.deadline = deadline;
    this.process = process;
    this.letInBeforeNanos = System.nanoTime() + deadline.toNanos();
    String name = "tmux-" + session + (purpose == Purpose.WATCH ? "" : "-topology");
    this.outbox = new Outbox(name + "-writer", process.getOutputStream());
    this.thread =
        Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).unstarted(this::read);
  }

  /// Starts a client. Whether tmux lets it in shows in the listener: a
  /// [ControlMessage.SessionChanged] to the session, or an end, also where tmux does neither in
  /// time. Starts a process and follows links: for a thread that may wait.
  ///
  /// @param deadline how long a command may take, and to be let in
  /// @throws IOException when the program can't be started, or the socket could be another user's:
  ///   a tmux server tells its clients what to run
  public static ControlClient attach(
      TmuxProgram program,
      TmuxSocket socket,
      SessionId session,
      Purpose purpose,
      ControlListener listener,
      OutputBudget budget,
      Duration deadline)
      throws IOException {
    List<String> words = program.invocation(new TmuxSocket(socket.label(), trusted(socket)));
    words.addAll(List.of("-C", "attach-session", "-E", "-f", purpose.flags, "-t", "" + session));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    TmuxProgram.clean(builder.environment());
    ControlClient client =
        new ControlClient(session, purpose, listener, budget, deadline, builder.start());
    ClientGuard.SHARED.add(client.pid());
    listener.onStart(client);
    Deadlines.SHARED.add(client.expiring);
    client.thread.start();
    return client;
  }

  /// Where that socket really is. Where there is none, a place at which nobody can put one before
  /// tmux looks: it refuses the client, as it would have.
  private static Path trusted(TmuxSocket socket) throws IOException {
    try {
      return SocketTrust.ours().require(socket.path());
    } catch (NoSuchFileException e) {
      return NOWHERE;
    }
  }

  /// The session it watches.
  public SessionId session() {
    return session;
  }

  /// The child's process id.
  public long pid() {
    return process.pid();
  }

  OutputBudget budget() {
    return budget;
  }

  /// Sends a command. Answers come in the order of the commands, here and as
  /// [ControlMessage.Answer] in the batches. The future ends on the reader thread; with a
  /// [TimeoutException] when tmux does not answer in time, with an [IOException] when the client
  /// ended. Does not wait.
  @Override
  public CompletableFuture<Reply> command(TmuxCommand command) {
    OpenCommand next = new OpenCommand(command, System.nanoTime() + deadline.toNanos());
    synchronized (open) {
      if (ended || closing) {
        return CompletableFuture.failedFuture(new IOException("the control client ended"));
      }
      if (open.size() >= MOST_OPEN || !outbox.put(next.line)) {
        Bound.COMMANDS.cost(1);
        return CompletableFuture.failedFuture(
            new TimeoutException("tmux has not answered " + open.size() + " commands"));
      }
      open.add(next);
    }
    Deadlines.SHARED.wake();
    return next.answer;
  }

  /// Lets go without waiting: the client leaves tmux by itself, and [ControlListener#onEnd] tells.
  public void detach() {
    closing = true;
    outbox.close();
  }

  /// Lets go and waits, half a second at most, until the child is gone; then it is killed.
  @Override
  public void close() {
    detach();
    reap();
  }

  /// Whether the child is still there.
  public boolean alive() {
    return process.isAlive();
  }

  private void reap() {
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the open commands whose time is over; they keep their places, as their answers may yet
  /// come. A client that is not let in is ended itself. Whether anything is waited for still.
  private boolean expire(long nowNanos) {
    List<OpenCommand> late = List.of();
    boolean waiting = !letIn;
    if (waiting && nowNanos - letInBeforeNanos > GRACE.toNanos()) {
      process.destroyForcibly();
    } else if (waiting && nowNanos - letInBeforeNanos > 0) {
      process.destroy();
    }
    synchronized (open) {
      for (OpenCommand command : open) {
        if (command.answer.isDone()) {
          continue;
        }
        if (nowNanos - command.deadlineNanos < 0) {
          waiting = true;
          break;
        }
        late = late.isEmpty() ? new ArrayList<>() : late;
        late.add(command);
      }
    }
    for (OpenCommand command : late) {
      command.answer.completeExceptionally(
          new TimeoutException("tmux gave no answer within " + deadline.toMillis() + " ms"));
    }
    return waiting;
  }

  /// The command the next requested block answers, or null.
  @Nullable OpenCommand oldestOpen() {
    synchronized (open) {
      return open.peek();
    }
  }

  void answered() {
    synchronized (open) {
      OpenCommand first = open.poll();
      if (first != null) {
        outbox.read(first.line.length);
      }
    }
  }

  private void read() {
    ControlReader reader = new ControlReader(this, listener);
    InputStream stdout = process.getInputStream();
    // 8 KiB: what the JDK reads without allocating a native buffer.
    byte[] buffer = new byte[8192];
    try {
      int length = stdout.read(buffer);
      while (length >= 0) {
        reader.take(buffer, length);
        if (reader.attached()) {
          letIn = true;
        }
        if (reader.moved()) {
          outbox.close();
        }
        length = reader.exited() ? -1 : stdout.read(buffer);
      }
      reader.finish();
    } catch (IOException e) {
      // The end, as any other: the child is gone, or close() took the pipe away.
      reader.finish();
    } catch (RuntimeException fault) {
      // What it said can't be followed any more: its listener is told, and may start another.
      Faults.SHARED.met("the reader of " + thread.getName(), fault);
      process.destroy();
    } finally {
      end(reader);
    }
  }

  private void end(ControlReader reader) {
    List<OpenCommand> unanswered;
    synchronized (open) {
      ended = true;
      unanswered = new ArrayList<>(open);
      open.clear();
    }
    outbox.close();
    reap();
    ClientGuard.SHARED.remove(pid());
    Deadlines.SHARED.remove(expiring);
    for (OpenCommand command : unanswered) {
      command.answer.completeExceptionally(new IOException("the control client ended"));
    }
    Cause cause =
        reader.moved()
            ? Cause.MOVED
            : closing ? Cause.CLOSED : reader.attached() ? Cause.EXITED : Cause.REFUSED;
    listener.onEnd(this, new ControlEnd(cause, reader.lastWords()));
  }
}
