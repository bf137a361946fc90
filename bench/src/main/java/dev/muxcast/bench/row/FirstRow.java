package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.report.Figures;

/// What a pane says after a quiet minute: thirty panes in turn say a line every two seconds, and
/// nothing else happens on the tmux server.
public final class FirstRow implements Row {
  private static final int PANES = 30;

  /// Not a multiple of anything that the server does now and then.
  private static final double PAUSE_SECONDS = 2.137;

  private static final int LINES = 60;

  @Override
  public String name() {
    return "first";
  }

  @Override
  public String what() {
    return "first output of a pane after a quiet minute, " + LINES + " times";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(PANES);
        Muxcast muxcast = bed.muxcast(lab);
        Audience audience = Audience.of(muxcast.endpoint(), 1);
        LineWriter writer = LineWriter.start(lab.panes(), 1 / PAUSE_SECONDS)) {
      Bed.sleep((long) (PANES * PAUSE_SECONDS * 1000));
      audience.countFromNow();
      Bed.sleep((long) (LINES * PAUSE_SECONDS * 1000));
      writer.stop();
      audience.hasRead(writer.lines());
      Bed.count(figures, writer.lines(), audience.lines());
      Histogram latency = audience.clients().getFirst().latency();
      figures.reported("p50", latency.millisAt(0.5), "ms");
      figures.atMost("p99", latency.millisAt(0.99), "ms", muxcast.looks() ? 90 : 10);
    }
  }
}
