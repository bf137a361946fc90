package dev.muxcast.tmux;

import dev.muxcast.imsg.FakeTmux;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A tmux server as one of a version that speaks another protocol than ours: its socket says so,
/// and only its own program reaches it. What is behind it is a real tmux.
public final class OlderTmux implements AutoCloseable {
  private static final int OTHER_PROTOCOL = 12;
  private static final int HEADER = 16;

  private final FakeTmux front;
  private final TmuxProgram program;

  /// @param tmux what is behind it
  public OlderTmux(TmuxFixture tmux) {
    front =
        FakeTmux.that(
            tmux.folder(),
            client -> {
              FakeTmux.write(client, refusal());
              FakeTmux.listen(client);
            });
    Path script = tmux.folder().resolve("older-tmux");
    try {
      Files.writeString(script, script(tmux.binary().path(), tmux.socket().path()));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    program = new TmuxProgram(script, tmux.binary().version());
  }

  /// Where it listens.
  public TmuxSocket socket() {
    return TmuxSocket.at(front.socket());
  }

  /// The program that can talk with it.
  public TmuxProgram program() {
    return program;
  }

  /// Runs tmux with the socket behind in the place of the one in front.
  private String script(Path tmux, Path behind) {
    return """
    #!/bin/bash
    for word; do shift; [ "$word" = '%s' ] && word='%s'; set -- "$@" "$word"; done
    exec '%s' "$@"
    """
        .formatted(front.socket(), behind, tmux);
  }

  private static byte[] refusal() {
    ByteBuffer message = ByteBuffer.allocate(HEADER).order(ByteOrder.nativeOrder());
    return message.putInt(OTHER_PROTOCOL).putInt(HEADER).putInt(7).putInt(0).array();
  }

  @Override
  public void close() {
    front.close();
  }
}
