package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.ChildJvm;
import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.reference.SleepingJvm;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Resident memory of the server with ten clients, and its peak since it was started.
public final class MemoryRow implements Row {
  private static final double MEGABYTE = 1e6;
  private static final double LIMIT = 50;
  private static final int CLIENTS = 10;
  private static final int LINES_PER_SECOND = 100;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String what() {
    return "resident memory, 10 sessions, 10 clients, 100 lines/s (1 MB is 1,000,000 bytes)";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    for (int sessions : new int[] {10, 30, 100}) {
      try (TmuxLab lab = TmuxLab.start(sessions);
          Muxcast muxcast = bed.muxcast(lab);
          Audience audience = Audience.of(muxcast.endpoint(), CLIENTS)) {
        try (LineWriter writer = LineWriter.start(lab.panes(), LINES_PER_SECOND)) {
          bed.pass();
          figures(muxcast, sessions, figures);
          if (sessions == 10) {
            writer.rate(10 * LINES_PER_SECOND);
            bed.pass();
            figures.reported(
                "VmHWM behind 1,000 lines/s", Proc.peakBytes(muxcast.pid()) / MEGABYTE, "MB");
          }
          writer.stop();
          audience.hasRead(writer.lines());
          Bed.count(figures, writer.lines() * CLIENTS, audience.lines());
        }
      }
    }
    bareJvm(bed, "bare JVM, the server's flags", bed.serverJava(), bed.serverFlags(), figures);
    bareJvm(bed, "bare JVM without flags", bed.java(), List.of(), figures);
  }

  private static void figures(Muxcast muxcast, int sessions, Figures figures) throws IOException {
    double resident = Proc.residentBytes(muxcast.pid()) / MEGABYTE;
    double peak = Proc.peakBytes(muxcast.pid()) / MEGABYTE;
    if (sessions == 10) {
      figures.atMost("VmRSS", resident, "MB", LIMIT);
      figures.atMost("VmHWM", peak, "MB", LIMIT);
    } else {
      figures.reported("VmRSS, " + sessions + " sessions", resident, "MB");
      figures.reported("VmHWM, " + sessions + " sessions", peak, "MB");
    }
    long shared = 0;
    for (ProcessHandle child : Proc.children(muxcast.pid())) {
      shared += Proc.proportionalBytes(child.pid());
    }
    figures.reported("PSS of the tmux clients, " + sessions + " sessions", shared / MEGABYTE, "MB");
  }

  private static void bareJvm(Bed bed, String name, Path java, List<String> flags, Figures figures)
      throws IOException {
    try (ChildJvm jvm = bed.helper(java, flags, SleepingJvm.class.getName())) {
      jvm.await("started");
      Bed.sleep(1000);
      figures.reference(name, Proc.residentBytes(jvm.pid()) / MEGABYTE, "MB");
    }
  }
}
