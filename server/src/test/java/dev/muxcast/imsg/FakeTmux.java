package dev.muxcast.imsg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A socket where a test says what a server answers to whoever connects.
public final class FakeTmux implements AutoCloseable {

  /// Deals with one connection; it is closed afterwards.
  public interface Manners {
    void meet(SocketChannel client) throws Exception;
  }

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

  private FakeTmux(Path socket, int backlog) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket), backlog);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwx------"));
  }

  /// One that accepts nobody: as many as fit wait.
  public static FakeTmux deaf(Path folder, int backlog) {
    try {
      return new FakeTmux(folder.toRealPath().resolve("fake"), backlog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One that meets each client so.
  public static FakeTmux that(Path folder, Manners manners) {
    FakeTmux fake = deaf(folder, 50);
    Thread.ofVirtual().start(() -> fake.accept(manners));
    return fake;
  }

  public Path socket() {
    return socket;
  }

  /// Accepts from now on.
  public void accept(Manners manners) {
    try {
      while (true) {
        SocketChannel client = server.accept();
        open.add(client);
        Thread.ofVirtual()
            .start(() -> {
              try (client) {
                manners.meet(client);
              } catch (Exception e) {
                // The other end has had enough of it.
              }
            });
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  /// Writes all of it.
  public static void write(SocketChannel client, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      client.write(buffer);
    }
  }

  /// Reads until the other end closes.
  public static void listen(SocketChannel client) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (client.read(buffer.clear()) >= 0) {
      // What it says does not matter.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (SocketChannel each : open) {
        each.close();
      }
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
