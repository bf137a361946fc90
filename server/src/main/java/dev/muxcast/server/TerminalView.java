package dev.muxcast.server;

import dev.muxcast.auth.Permission;
import dev.muxcast.auth.Role;
import dev.muxcast.net.CloseCode;
import dev.muxcast.net.Frames;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Replies;
import dev.muxcast.protocol.RequestId;
import dev.muxcast.protocol.Target;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Sends what a pane shows to its person, and pings. Its own thread only pings; the rest is called
/// by whoever reads the pane.
final class TerminalView implements Terminal.View, AutoCloseable {
  private final ClientSession client;
  private final FrameSink sink;
  private final Thread pinger;

  /// The reader's own; null until it is open.
  private @Nullable Terminal terminal;

  private TerminalView(ClientSession client) {
    this.client = client;
    sink = client.connection().sink();
    pinger = Thread.ofVirtual().name("terminal-ping").start(this::ping);
  }

  /// Attaches a client to the pane, or tells it why not and ends its connection. The client's
  /// reader calls this, and closes what it gets.
  static TerminalView open(
      ClientSession client, Backend backend, Target pane, @Nullable RequestId requestId)
      throws IOException {
    TerminalView view = new TerminalView(client);
    Role role = client.grant().role();
    if (!role.may(Permission.TERMINAL)) {
      client.audit().terminalRefused(ErrorCode.FORBIDDEN);
      client.close(CloseCode.FORBIDDEN, "a " + role.word() + " may not open a terminal");
      return view;
    }
    try {
      view.terminal = backend.terminal(pane, client.grant(), client.id(), view);
    } catch (RequestRefused refused) {
      client.audit().terminalRefused(refused.code());
      client.refuse(refused.code(), refused.text(), requestId);
      client.close(CloseCode.FORBIDDEN, refused.text());
    }
    return view;
  }

  /// Types into the pane. The client's reader calls this.
  void type(byte[] bytes) throws IOException {
    if (terminal != null) {
      terminal.type(bytes);
    }
  }

  @Override
  public void size(String paneId, int width, int height) throws IOException {
    send(Frames.text(Replies.terminalSize(paneId, width, height)));
  }

  @Override
  public void bytes(byte[] bytes) throws IOException {
    send(Frames.binary(bytes, 0, bytes.length));
  }

  private void send(byte[] frame) throws IOException {
    sink.lock().lock();
    try {
      if (client.closing()) {
        throw new IOException("the connection is closing");
      }
      sink.write(frame, 0, frame.length);
    } finally {
      sink.lock().unlock();
    }
  }

  @Override
  public void ended(CloseCode code, String why) throws IOException {
    client.close(code, why);
  }

  @Override
  public void close() {
    pinger.interrupt();
    if (terminal != null) {
      terminal.close();
    }
  }

  private void ping() {
    try {
      while (!client.closing()) {
        Thread.sleep(Limits.PING_MILLIS);
        sink.writeAlone(Frames.ping(new byte[0]));
      }
    } catch (InterruptedException | IOException e) {
      // The connection has ended.
    }
  }
}
