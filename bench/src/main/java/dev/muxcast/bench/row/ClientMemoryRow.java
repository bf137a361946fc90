package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.report.Figures;

/// What one more client costs: resident memory with 90 clients less that with 10, over 80.
public final class ClientMemoryRow implements Row {
  private static final int FEW = 10;
  private static final int HALF = 50;
  private static final int MANY = 90;

  @Override
  public String name() {
    return "client-memory";
  }

  @Override
  public String what() {
    return "resident memory per further client, from 10 to 90 clients at 100 lines/s";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(10);
        Muxcast muxcast = bed.muxcast(lab)) {
      try (LineWriter writer = LineWriter.start(lab.panes(), 100);
          Audience audience = Audience.of(muxcast.endpoint(), FEW)) {
        bed.pass();
        long few = Proc.residentBytes(muxcast.pid());
        audience.grow(muxcast.endpoint(), HALF);
        bed.pass();
        long half = Proc.residentBytes(muxcast.pid());
        audience.grow(muxcast.endpoint(), MANY);
        bed.pass();
        long many = Proc.residentBytes(muxcast.pid());
        writer.stop();
        audience.hasSameTop();
        Bed.count(figures, audience.expectedEvents(), audience.events());
        figures.atMost("per client", (many - few) / (MANY - FEW) / 1024.0, "KiB", 32);
        // What the JVM compiles for the first of them is not in this one.
        figures.reported("per client beyond 50", (many - half) / (MANY - HALF) / 1024.0, "KiB");
        figures.reported("VmRSS with 90 clients", many / 1e6, "MB");
        figures.reported("VmHWM with 90 clients", Proc.peakBytes(muxcast.pid()) / 1e6, "MB");
      }
    }
  }
}
