package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Endpoint;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.LineClient;
import dev.muxcast.bench.load.Misbehaviour;
import dev.muxcast.bench.load.Nuisance;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;

/// How long lines take to ten clients that behave, beside one that does not, in each of its ways.
public final class NuisanceRow implements Row {
  private static final int CLIENTS = 10;
  private static final int LINES_PER_SECOND = 100;
  private static final long WARM_UP_MILLIS = 3_000;

  @Override
  public String name() {
    return "nuisance";
  }

  @Override
  public String what() {
    return "one client that misbehaves in "
        + Misbehaviour.values().length
        + " ways beside "
        + CLIENTS;
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(CLIENTS);
        Muxcast muxcast = bed.muxcast(lab)) {
      Endpoint viewer = muxcast.viewer();
      for (Misbehaviour how : Misbehaviour.values()) {
        try (Audience audience = Audience.of(muxcast.endpoint(), CLIENTS)) {
          measure(how, viewer, audience, lab, bed, figures);
        }
      }
      figures.reported("VmHWM", Proc.peakBytes(muxcast.pid()) / 1e6, "MB");
    }
  }

  private static void measure(
      Misbehaviour how, Endpoint viewer, Audience audience, TmuxLab lab, Bed bed, Figures figures)
      throws IOException {
    try (LineWriter writer = LineWriter.start(lab.panes(), LINES_PER_SECOND);
        Nuisance nuisance = Nuisance.start(viewer, how)) {
      Bed.sleep(WARM_UP_MILLIS);
      audience.countFromNow();
      bed.pass();
      writer.stop();
      audience.hasRead(writer.lines());
      Bed.count(figures, writer.lines() * CLIENTS, audience.lines());
      figures.reported(how.what() + ", messages sent", nuisance.sent(), "");
      figures.reported(how.what() + ", times come in", nuisance.came(), "");
    }
    Histogram all = new Histogram();
    for (LineClient client : audience.clients()) {
      all.add(client.latency());
    }
    figures.atMost("live p99 beside " + how.what(), all.millisAt(0.99), "ms", 100);
  }
}
