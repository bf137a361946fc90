package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;

/// What one more client costs: resident memory with 90 clients less that with 10, over 80.
public final class ClientMemoryRow implements Row {
  private static final int FEW = 10;
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
        long first = Proc.residentBytes(muxcast.pid());
        // A crowd comes and goes: what the JVM compiles meanwhile is of no client's.
        try (Audience crowd = Audience.of(muxcast.endpoint(), MANY - FEW)) {
          bed.pass();
          figures.reported("per client, the first time", perClient(first, muxcast), "KiB");
        }
        bed.pass();
        long few = Proc.residentBytes(muxcast.pid());
        audience.grow(muxcast.endpoint(), MANY);
        bed.pass();
        long many = Proc.residentBytes(muxcast.pid());
        writer.stop();
        audience.hasSameTop();
        Bed.count(figures, audience.expectedEvents(), audience.events());
        figures.atMost("per client", (many - few) / (double) (MANY - FEW) / 1024, "KiB", 32);
        figures.reported("VmRSS with 90 clients", many / 1e6, "MB");
        figures.reported("VmHWM with 90 clients", Proc.peakBytes(muxcast.pid()) / 1e6, "MB");
      }
    }
  }

  private static double perClient(long before, Muxcast muxcast) throws IOException {
    return (Proc.residentBytes(muxcast.pid()) - before) / (double) (MANY - FEW) / 1024;
  }
}
