package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.LineClient;
import dev.muxcast.bench.reference.BareReader;
import dev.muxcast.bench.reference.Polling;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// From the byte a program writes into its pane to the frame a client has read.
public final class LatencyRow implements Row {
  private static final int PANES = 10;
  private static final int CLIENTS = 50;
  private static final int LINES_PER_SECOND = 1000;
  private static final long WARM_UP_MILLIS = 5000;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String what() {
    return "tmux byte to client, 1,000 lines/s over 10 panes, 50 clients";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(PANES)) {
      muxcast(bed, lab, figures);
      bare(bed, lab, figures);
      polling(bed, lab, figures);
    }
  }

  private static void muxcast(Bed bed, TmuxLab lab, Figures figures) throws IOException {
    try (Muxcast muxcast = bed.muxcast(lab);
        Audience audience = Audience.of(muxcast.endpoint(), CLIENTS)) {
      long lines;
      try (LineWriter writer = LineWriter.start(lab.panes(), LINES_PER_SECOND)) {
        Bed.sleep(WARM_UP_MILLIS);
        audience.countFromNow();
        bed.pass();
        writer.stop();
        lines = writer.lines();
      }
      audience.hasRead(lines);
      Bed.count(figures, lines * CLIENTS, audience.lines());
      Histogram all = new Histogram();
      for (LineClient client : audience.clients()) {
        all.add(client.latency());
      }
      figures.atMost("p50", all.millisAt(0.5), "ms", muxcast.looks() ? 25 : 2);
      figures.atMost("p99", all.millisAt(0.99), "ms", muxcast.looks() ? 60 : 10);
      figures.atMost("max", all.maxMillis(), "ms", 100);
      figures.reported("lines per event", (double) lines / events(audience), "");
    }
  }

  private static long events(Audience audience) {
    return Math.max(audience.clients().getFirst().events(), 1);
  }

  private static void bare(Bed bed, TmuxLab lab, Figures figures) throws IOException {
    List<BareReader> readers = new ArrayList<>();
    try {
      for (TmuxLab.Pane pane : lab.panes()) {
        readers.add(BareReader.attach(lab, pane.session()));
      }
      Bed.sleep(500);
      long lines;
      try (LineWriter writer = LineWriter.start(lab.panes(), LINES_PER_SECOND)) {
        Bed.sleep(WARM_UP_MILLIS / 2);
        readers.forEach(r -> r.countFrom(System.nanoTime()));
        bed.pass();
        writer.stop();
        lines = writer.lines();
      }
      Bed.await(() -> readers.stream().mapToLong(BareReader::lines).sum() == lines);
      readers.forEach(BareReader::verify);
      Bed.count(figures, lines, readers.stream().mapToLong(BareReader::lines).sum());
    } finally {
      for (BareReader reader : readers) {
        reader.close();
      }
    }
    Histogram all = new Histogram();
    readers.forEach(r -> all.add(r.latency()));
    figures.reference("bare tmux -C readers, p50", all.millisAt(0.5), "ms");
    figures.reference("bare tmux -C readers, p99", all.millisAt(0.99), "ms");
    figures.reference("bare tmux -C readers, max", all.maxMillis(), "ms");
  }

  /// At 5 lines/s in each pane: with more, most lines have left the screen between two pictures.
  private static void polling(Bed bed, TmuxLab lab, Figures figures) throws IOException {
    try (Polling polling = Polling.start(bed.root(), lab, 10, false)) {
      try (LineWriter writer = LineWriter.start(lab.panes(), 5 * PANES)) {
        Bed.sleep(bed.seconds() * 1000L / 3);
        writer.stop();
      }
      Bed.sleep(1000);
      Histogram latency = polling.latency();
      figures.reference("polling every 0.5 s, p50", latency.millisAt(0.5), "ms");
      figures.reference("polling every 0.5 s, p99", latency.millisAt(0.99), "ms");
    }
  }
}
