package dev.muxcast.bench.reference;

import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Endpoint;
import dev.muxcast.bench.load.EventFrames;
import dev.muxcast.bench.load.Fleet;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.load.MarkReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The polling monitor of `bench/reference/polling.py`, with its clients.
public final class Polling implements AutoCloseable {
  private final Process process;
  private final Fleet fleet;
  private final List<Histogram> latencies = new ArrayList<>();

  private Polling(Process process, Fleet fleet) {
    this.process = process;
    this.fleet = fleet;
  }

  /// Starts it on a lab's tmux, and connects this many clients.
  ///
  /// @param frugal whether it finds all panes by one process, as the original does not
  public static Polling start(Path root, TmuxLab lab, int clients, boolean frugal)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3",
                root.resolve("bench/reference/polling.py").toString(),
                frugal ? "frugal" : "as-the-original")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(lab.environment());
    builder.environment().put("MUXCAST_BENCH_LABEL", TmuxLab.LABEL);
    Process process = builder.start();
    Polling polling = new Polling(process, new Fleet("polling-clients"));
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new IOException("the polling reference did not start; it needs python3");
    }
    int port = Integer.parseInt(line.substring("listening ".length()));
    for (int i = 0; i < clients; i++) {
      LoadClient client = LoadClient.authenticated(new Endpoint(port, "/", "none"));
      client.subscribe("\"filters\":{}");
      polling.fleet.adopt(client, new EventFrames(polling.sink()));
    }
    return polling;
  }

  public long pid() {
    return process.pid();
  }

  /// Of the lines its clients have seen. Only while nothing is written.
  public Histogram latency() {
    Histogram all = new Histogram();
    latencies.forEach(all::add);
    return all;
  }

  @Override
  public void close() throws IOException {
    fleet.close();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EventFrames.Sink sink() {
    Histogram latency = new Histogram();
    MarkReader marks = new MarkReader(latency, true);
    latencies.add(latency);
    return new EventFrames.Sink() {
      @Override
      public void event(ByteBuffer bytes, int start, int length, long seq, long nanos) {
        marks.event(bytes, start, length, nanos);
      }

      @Override
      public void message(String type, String json) {}
    };
  }
}
