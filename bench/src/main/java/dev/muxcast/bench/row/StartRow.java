package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.ChildJvm;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Endpoint;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.reference.SleepingJvm;
import dev.muxcast.bench.report.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From calling `./muxcast serve` to the first client that was let in. What was built stays built,
/// the state folder exists, and the files are in the page cache: a warm start.
public final class StartRow implements Row {
  private static final int TIMES = 11;
  private static final String NETTY = "dev.muxcast.bench.reference.NettyBroadcaster";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String what() {
    return "./muxcast serve to the first authenticated client, warm, 10 sessions";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(10)) {
      Path home = bed.freshHome(lab);
      Muxcast.start(bed.launcher(), home, lab).close();
      double[] established = new double[TIMES];
      double[] accepted = new double[TIMES];
      double[] bare = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        start(bed, home, lab, established, accepted, i);
        bare[i] = bare(bed);
      }
      figures.atMost("first accepted client, median", median(accepted), "ms", 300);
      figures.reported("connection.established, median", median(established), "ms");
      figures.reported("first accepted client, slowest", accepted[TIMES - 1], "ms");
      figures.reference("bare JVM with the server's flags, to its first line", median(bare), "ms");
      figures.reference("Netty on the JDK, to the first accepted client", netty(bed), "ms");
      Bed.count(figures, TIMES, TIMES);
    }
  }

  private static void start(
      Bed bed, Path home, TmuxLab lab, double[] established, double[] accepted, int i)
      throws IOException {
    long from = System.nanoTime();
    Process process = Muxcast.launch(bed.launcher(), home, lab);
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      if (line == null) {
        throw new IOException("no start: " + Files.readString(home.resolve("server.err")));
      }
      String token = Files.readString(home.resolve("token")).strip();
      int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1, line.lastIndexOf('/')));
      try (LoadClient client = LoadClient.connect(Endpoint.muxcast(port, token))) {
        client.await("connection.established");
        established[i] = (System.nanoTime() - from) / 1e6;
        client.send("{\"action\":\"auth\",\"token\":\"" + token + "\"}");
        client.await("auth.response");
        accepted[i] = (System.nanoTime() - from) / 1e6;
      }
    } finally {
      end(process);
    }
  }

  private static void end(Process process) throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not end within 10 s of SIGTERM");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double bare(Bed bed) throws IOException {
    long from = System.nanoTime();
    try (ChildJvm jvm =
        bed.helper(bed.serverJava(), bed.serverFlags(), SleepingJvm.class.getName())) {
      jvm.await("started");
      return (System.nanoTime() - from) / 1e6;
    }
  }

  private static double netty(Bed bed) throws IOException {
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      long from = System.nanoTime();
      try (ChildJvm jvm = bed.helper(bed.java(), List.of(), NETTY, "271", "1")) {
        int port = Integer.parseInt(jvm.await("listening"));
        try (LoadClient client = LoadClient.connect(new Endpoint(port, "/", ""))) {
          times[i] = (System.nanoTime() - from) / 1e6;
        }
      }
    }
    return median(times);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
