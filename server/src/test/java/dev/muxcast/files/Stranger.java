package dev.muxcast.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Another user of this machine, who takes a port and listens. Only root can become one, so tests
/// that need one are left out for everybody else.
public final class Stranger implements AutoCloseable {
  private static final int UID = 20_002;
  private static final String LISTENER =
      """
      import socket, sys, threading
      server = socket.socket(); server.bind(("127.0.0.1", 0)); server.listen(20)
      print(server.getsockname()[1], flush=True)
      def ask():
          sys.stdin.readline()
          last = socket.create_connection(server.getsockname()); last.sendall(b"end"); last.close()
      threading.Thread(target=ask, daemon=True).start()
      heard = []
      while "end" not in heard:
          peer, _ = server.accept()
          peer.settimeout(3)
          try: heard.append(peer.recv(65536).decode("latin1"))
          except OSError: heard.append("nothing, after connecting")
          peer.close()
      print(repr(heard), flush=True)
      """;

  private final Process process;
  private final BufferedReader out;
  private final int port;

  private Stranger(Process process, BufferedReader out, int port) {
    this.process = process;
    this.out = out;
    this.port = port;
  }

  /// Leaves the test out where nobody else can be had.
  public static void assumeOne() throws IOException {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    Assumptions.assumeTrue(
        uid.equals(0), "only root can become another user: run this test as root");
  }

  /// Gives a file, a folder or a link to the stranger.
  public static Path own(Path path) throws IOException {
    assumeOne();
    Files.setAttribute(path, "unix:uid", UID, LinkOption.NOFOLLOW_LINKS);
    return path;
  }

  /// Gives a folder to a group of the stranger's.
  public static Path ownsGroup(Path path) throws IOException {
    assumeOne();
    Files.setAttribute(path, "unix:gid", UID, LinkOption.NOFOLLOW_LINKS);
    return path;
  }

  /// Listens at a port of 127.0.0.1.
  public static Stranger listening() throws IOException {
    assumeOne();
    ProcessBuilder builder =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + UID,
                "--regid=" + UID,
                "--clear-groups",
                "python3",
                "-c",
                LISTENER)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // Programs in the home of whoever runs the test are not for others.
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1);
    return new Stranger(process, out, Integer.parseInt(out.readLine()));
  }

  public int port() {
    return port;
  }

  /// Ends it, and tells what it was told by each that connected; the last is itself, by `end`.
  public String heard() throws IOException {
    process.outputWriter().write("\n");
    process.outputWriter().flush();
    return out.readLine();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      assertEquals(true, process.waitFor(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
