package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.ChildJvm;
import dev.muxcast.bench.load.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The bench's side of a helper that publishes events when it is told to: the queue and the server
/// of muxcast without tmux (`PublisherMain`), or the Netty reference.
final class Publisher implements AutoCloseable {
  private static final String MUXCAST = "dev.muxcast.bench.harness.PublisherMain";
  private static final String NETTY = "dev.muxcast.bench.reference.NettyBroadcaster";

  private final ChildJvm jvm;
  private final Endpoint endpoint;
  private long allowed;

  private Publisher(ChildJvm jvm, Endpoint endpoint) {
    this.jvm = jvm;
    this.endpoint = endpoint;
  }

  /// The real queue and the real server, with the flags that the product runs with.
  static Publisher muxcast(Bed bed, Path home) throws IOException {
    ChildJvm jvm = bed.helper(bed.serverJava(), bed.serverFlags(), MUXCAST, home.toString());
    String[] said = jvm.await("listening").split(" ");
    return new Publisher(jvm, Endpoint.muxcast(Integer.parseInt(said[0]), said[1]));
  }

  /// Netty with its defaults on the JDK's defaults, which are its best.
  ///
  /// @param perFlush how many frames it gathers for each client before it flushes
  static Publisher netty(Bed bed, int frameBytes, int perFlush) throws IOException {
    ChildJvm jvm =
        bed.helper(
            bed.java(), List.of(), NETTY, Integer.toString(frameBytes), Integer.toString(perFlush));
    int port = Integer.parseInt(jvm.await("listening"));
    return new Publisher(jvm, new Endpoint(port, "/", ""));
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long pid() {
    return jvm.pid();
  }

  /// Lets it publish up to this many events in all; it goes as fast as it can.
  void allow(long events) throws IOException {
    if (events > allowed) {
      allowed = events;
      jvm.tell("to " + events);
    }
  }

  /// Waits until it has published all that was allowed.
  void finish() throws IOException {
    jvm.tell("say");
    jvm.await("published");
  }

  /// Starts lines with marks at this rate; 0 ends them.
  void live(int perSecond) throws IOException {
    jvm.tell("live " + perSecond);
  }

  /// How many lines with marks it has published; only after `live(0)`.
  long liveLines() throws IOException {
    return Long.parseLong(jvm.await("lines"));
  }

  /// Waits until this many clients are there.
  void awaitClients(int count) throws IOException {
    jvm.tell("clients " + count);
    jvm.await("ready");
  }

  long allowed() {
    return allowed;
  }

  @Override
  public void close() {
    jvm.close();
  }
}
