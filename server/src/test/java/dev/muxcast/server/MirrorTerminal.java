package dev.muxcast.server;

import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A person's terminal, which is a pane of another tmux: what it shows can be held against the pane
/// that the person looks at.
final class MirrorTerminal implements AutoCloseable {
  private static final String STATE = "#{cursor_x} #{cursor_y} #{cursor_flag} #{alternate_on}";

  private final TmuxFixture watched;
  private final String session;
  private final TestClient client;
  private final TmuxFixture own;

  MirrorTerminal(TmuxFixture watched, String session, TestClient client) throws Exception {
    this.watched = watched;
    this.session = session;
    this.client = client;
    own = TmuxFixture.on(watched.binary()).configure("set -g status off");
    Path pipe = own.folder().resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    String size = client.expect("terminal.size");
    own.run(
        "new-session",
        "-d",
        "-s",
        "mirror",
        "-x",
        "" + TestClient.number(size, "width"),
        "-y",
        "" + TestClient.number(size, "height"),
        "stty raw -echo; exec cat " + pipe);
    Thread.ofVirtual().start(() -> pass(pipe));
  }

  private void pass(Path pipe) {
    try (OutputStream out = Files.newOutputStream(pipe)) {
      for (byte[] next = client.nextBinary(); next != null; next = client.nextBinary()) {
        out.write(next);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  void type(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    client.raw(Wire.mask(Frames.binary(bytes, 0, bytes.length), 7));
  }

  void awaitShown(String text) {
    TmuxFixture.await(text + " is shown", () -> screen(own, "mirror").contains(text));
  }

  /// Waits until the pane shows that text and the terminal all that the pane shows, colours and
  /// cursor included.
  void awaitSame(String text) {
    TmuxFixture.await(
        text + " is in both, alike",
        () ->
            screen(watched, session).contains(text)
                && whole(own, "mirror").equals(whole(watched, session)));
  }

  private static String screen(TmuxFixture tmux, String session) {
    return tmux.run("capture-pane", "-p", "-t", "=" + session + ":");
  }

  private static String whole(TmuxFixture tmux, String session) {
    return tmux.format("=" + session + ":", STATE)
        + tmux.run("capture-pane", "-p", "-e", "-t", "=" + session + ":");
  }

  @Override
  public void close() throws IOException {
    client.close();
    own.close();
  }
}
