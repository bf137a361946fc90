package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Signals;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.reference.BareReader;
import dev.muxcast.bench.report.Figures;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// How much longer a program takes to write a flood into its pane because muxcast watches.
public final class FirehoseRow implements Row {
  private static final int TIMES = 3;
  private static final long BLOCKED_MILLIS = 5000;

  @Override
  public String name() {
    return "firehose";
  }

  @Override
  public String what() {
    return "a flood in a pane: time with muxcast ÷ without";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(1)) {
      Hose hose = Hose.open(lab);
      long lines = Math.max(10_000, (long) (200_000 * 4 / hose.seconds(200_000)));
      double[] alone = new double[2 * TIMES];
      double[] bare = new double[TIMES];
      double[] watched = new double[TIMES];
      measure(hose, lines, alone, 0, TIMES);
      try (BareReader reader = BareReader.attach(lab, "hose")) {
        Bed.sleep(500);
        measure(hose, lines, bare, 0, TIMES);
        reader.verify();
      }
      double blocked;
      try (Muxcast muxcast = bed.muxcast(lab);
          Audience audience = Audience.of(muxcast.endpoint(), 1)) {
        Bed.sleep(2000);
        measure(hose, lines, watched, 0, TIMES);
        blocked = blocked(hose, lines * 2, muxcast);
        audience.hasSameTop();
        Bed.count(figures, audience.expectedEvents(), audience.events());
      }
      measure(hose, lines, alone, TIMES, 2 * TIMES);
      double twice = hose.seconds(lines * 2);
      figures.atMost("muxcast ÷ alone", median(watched) / median(alone), "", 1.05);
      figures.atMost("muxcast stopped for 5 s ÷ alone", blocked / twice, "", 1.05);
      figures.reference("bare tmux -C reader ÷ alone", median(bare) / median(alone), "");
      figures.reference("alone", median(alone), "s");
      figures.reported("lines", lines, "");
    }
  }

  /// With the whole server stopped for five seconds, readers and Collector alike: more than the
  /// Collector alone being busy.
  private static double blocked(Hose hose, long lines, Muxcast muxcast) throws IOException {
    Signals.stop(muxcast.pid());
    Thread release =
        Thread.ofPlatform()
            .start(() -> {
              Bed.sleep(BLOCKED_MILLIS);
              Signals.resume(muxcast.pid());
            });
    try {
      return hose.seconds(lines);
    } finally {
      join(release);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void measure(Hose hose, long lines, double[] into, int from, int to)
      throws IOException {
    for (int i = from; i < to; i++) {
      into[i] = hose.seconds(lines);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// A pane whose program writes as many lines as it is told to, as fast as it can.
  private record Hose(Path start, Path done) {

    static Hose open(TmuxLab lab) throws IOException {
      Path start = lab.folder().resolve("start");
      Path done = lab.folder().resolve("done");
      Signals.makeFifo(start);
      Signals.makeFifo(done);
      lab.addSession(
          "hose",
          "exec 3<>" + start + "; while read n <&3; do seq $n; echo $n >" + done + "; done");
      return new Hose(start, done);
    }

    /// How long the program took to write this many lines.
    double seconds(long lines) throws IOException {
      long from = System.nanoTime();
      try (FileOutputStream out = new FileOutputStream(start.toFile())) {
        out.write((lines + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      try (FileInputStream in = new FileInputStream(done.toFile())) {
        in.readAllBytes();
      }
      return (System.nanoTime() - from) / 1e9;
    }
  }
}
