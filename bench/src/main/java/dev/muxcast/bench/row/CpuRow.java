package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.reference.Polling;
import dev.muxcast.bench.report.Figures;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Processor time of the server, all its children and tmux, with fifty panes of which ten are
/// written to, and ten clients.
public final class CpuRow implements Row {
  private static final int PANES = 50;
  private static final int ACTIVE = 10;
  private static final int CLIENTS = 10;
  private static final int LINES_PER_SECOND = 5 * ACTIVE;
  private static final long WARM_UP_MILLIS = 5000;
  private static final String COMPOSER =
      "\033[2J\033[H\033[45;1H╭──────────────────────────────╮"
          + "\033[46;1H│ >                            │"
          + "\033[47;1H╰──────────────────────────────╯\033[46;5H";

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public String what() {
    return "processor time with 50 panes: idle with a client, and at 5 lines/s in 10 of them with 10";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(PANES)) {
      drawComposers(lab);
      Spent idle;
      Spent busy;
      boolean looks;
      try (Muxcast muxcast = bed.muxcast(lab);
          Audience audience = Audience.of(muxcast.endpoint(), 1)) {
        looks = muxcast.looks();
        Bed.sleep(WARM_UP_MILLIS);
        long processes = Proc.processesStarted();
        idle = spend(bed, lab, muxcast.pid());
        figures.reported("processes started meanwhile", Proc.processesStarted() - processes, "");
        audience.grow(muxcast.endpoint(), CLIENTS);
        long lines;
        try (LineWriter writer = writer(lab)) {
          Bed.sleep(WARM_UP_MILLIS);
          busy = spend(bed, lab, muxcast.pid());
          writer.stop();
          lines = writer.lines();
        }
        audience.hasRead(lines);
        Bed.count(figures, lines * CLIENTS, audience.lines());
      }
      Spent poll = poll(bed, lab, false);
      Spent frugal = poll(bed, lab, true);
      Spent alone;
      try (LineWriter writer = writer(lab)) {
        Bed.sleep(1000);
        alone = spend(bed, lab, ProcessHandle.current().pid());
        writer.stop();
      }
      figures.atMost("idle, tmux included", idle.sum(), "% of a core", looks ? 1.5 : 1);
      figures.reported("idle, tmux alone", idle.tmux, "% of a core");
      figures.reported("busy", busy.percent, "% of a core");
      figures.reference("polling every 0.5 s, busy", poll.percent, "% of a core");
      figures.reference("frugal polling, busy", frugal.percent, "% of a core");
      figures.reported("tmux server busy, with muxcast", busy.tmux, "% of a core");
      figures.reference("tmux server busy, with polling", poll.tmux, "% of a core");
      figures.reference("tmux server busy, with frugal polling", frugal.tmux, "% of a core");
      figures.reference("tmux server busy, alone", alone.tmux, "% of a core");
      figures.atMost(
          "busy, muxcast ÷ polling, tmux included",
          busy.sum() / poll.sum(),
          "",
          looks ? 1.0 / 2 : 1.0 / 3);
      figures.reported(
          "busy, muxcast ÷ frugal polling, tmux included", busy.sum() / frugal.sum(), "");
    }
  }

  /// Shares of one core: of the watched process with its children, and of tmux.
  private record Spent(double percent, double tmux) {
    double sum() {
      return percent + tmux;
    }
  }

  private static LineWriter writer(TmuxLab lab) throws IOException {
    return LineWriter.start(lab.panes().subList(0, ACTIVE), LINES_PER_SECOND);
  }

  private static Spent spend(Bed bed, TmuxLab lab, long pid) throws IOException {
    long from = System.nanoTime();
    Duration own = Proc.cpuWithChildren(pid);
    Duration tmux = Proc.cpu(lab.serverPid());
    bed.pass();
    own = Proc.cpuWithChildren(pid).minus(own);
    tmux = Proc.cpu(lab.serverPid()).minus(tmux);
    double nanos = System.nanoTime() - from;
    return new Spent(100 * own.toNanos() / nanos, 100 * tmux.toNanos() / nanos);
  }

  private static Spent poll(Bed bed, TmuxLab lab, boolean frugal) throws IOException {
    try (Polling polling = Polling.start(bed.root(), lab, CLIENTS, frugal);
        LineWriter writer = writer(lab)) {
      Bed.sleep(WARM_UP_MILLIS);
      Spent spent = spend(bed, lab, polling.pid());
      writer.stop();
      return spent;
    }
  }

  private static void drawComposers(TmuxLab lab) throws IOException {
    for (TmuxLab.Pane pane : lab.panes()) {
      try (FileOutputStream terminal = new FileOutputStream(pane.terminal().toFile())) {
        terminal.write(COMPOSER.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
