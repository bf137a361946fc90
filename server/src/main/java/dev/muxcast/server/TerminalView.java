package dev.muxcast.server;

import dev.muxcast.net.CloseCode;
import dev.muxcast.net.Frames;
import dev.muxcast.protocol.Replies;
import java.io.IOException;

/// Sends what a pane shows to its person, and pings. Its own thread only pings; the rest is called
/// by whoever reads the pane.
final class TerminalView implements Terminal.View {
  private final ClientSession client;
  private final FrameSink sink;
  private final Thread pinger;

  TerminalView(ClientSession client, FrameSink sink) {
    this.client = client;
    this.sink = sink;
    pinger = Thread.ofVirtual().name("terminal-ping").start(this::ping);
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

  void stop() {
    pinger.interrupt();
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
