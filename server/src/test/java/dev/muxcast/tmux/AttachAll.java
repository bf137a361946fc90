package dev.muxcast.tmux;

import dev.muxcast.tmux.ControlClient.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A program that only attaches, as muxcast does: to be killed by a test. Arguments: the tmux
/// program and the socket. Ends when its standard input does.
public final class AttachAll {

  private AttachAll() {}

  /// Attaches to all sessions.
  public static void main(String[] args) throws Exception {
    TmuxProgram program = TmuxProgram.find(args[0], "");
    TmuxSocket socket = TmuxSocket.at(Path.of(args[1]));
    List<ControlClient> clients = new ArrayList<>();
    Quiet quiet = new Quiet();
    SessionId last = null;
    for (SessionRow session : Objects.requireNonNull(AskedSessions.of(socket))) {
      clients.add(attach(program, socket, session.id(), Purpose.WATCH, quiet));
      last = session.id();
    }
    SessionId newest = Objects.requireNonNull(last);
    clients.add(attach(program, socket, newest, Purpose.TOPOLOGY, quiet));
    for (ControlClient client : clients) {
      client.command(new TmuxCommand.Subscribe());
      client.command(new TmuxCommand.ListPanes()).get();
    }
    System.out.println("attached");
    while (System.in.read() >= 0) {
      clients.getLast().command(new TmuxCommand.ListPanes()).get();
    }
    clients.forEach(ControlClient::close);
  }

  private static ControlClient attach(
      TmuxProgram program, TmuxSocket socket, SessionId session, Purpose purpose, Quiet listener)
      throws IOException, InterruptedException {
    ControlClient client =
        ControlClient.attach(
            program,
            socket,
            session,
            purpose,
            listener,
            new OutputBudget(1 << 20),
            Duration.ofSeconds(5));
    listener.awaitAttached(client);
    return client;
  }

  /// Waits for each attach, so that they happen in this order.
  private static final class Quiet implements ControlListener {
    private @Nullable ControlClient attached;

    @Override
    public synchronized void onBatch(ControlBatch batch) {
      for (ControlMessage message : batch.messages()) {
        if (message instanceof ControlMessage.SessionChanged) {
          attached = batch.client();
          notifyAll();
        }
      }
      batch.done();
    }

    @Override
    public void onEnd(ControlClient client, ControlEnd end) {}

    synchronized void awaitAttached(ControlClient client) throws InterruptedException {
      while (attached != client) {
        wait(TmuxFixture.PATIENCE.toMillis());
      }
    }
  }
}
