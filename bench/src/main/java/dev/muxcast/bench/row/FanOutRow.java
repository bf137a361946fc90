package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.EventFrames;
import dev.muxcast.bench.load.EverySeq;
import dev.muxcast.bench.load.ExpectedSet;
import dev.muxcast.bench.load.FilterPlan;
import dev.muxcast.bench.load.Fleet;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How many frames a second reach all clients together, read over TCP and checked one by one.
///
/// The publisher is kept a window ahead of the slowest client, so the rate is the most that two
/// cores give, publisher and reader included.
public final class FanOutRow implements Row {
  private static final int CLIENTS = 50;
  private static final long WINDOW = 3_000;

  @Override
  public String name() {
    return "fan-out";
  }

  @Override
  public String what() {
    return "deliveries over TCP to 50 clients with distinct filters, each frame checked";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(1)) {
      int frame;
      try (Publisher publisher = Publisher.muxcast(bed, bed.freshHome(lab))) {
        frame = muxcast(bed, publisher, figures);
      }
      netty(bed, frame, 1, figures);
      netty(bed, frame, 16, figures);
    }
  }

  private static int muxcast(Bed bed, Publisher publisher, Figures figures) throws IOException {
    List<ExpectedSet> clients = new ArrayList<>();
    try (Fleet fleet = new Fleet("fan-out-clients")) {
      for (FilterPlan plan : FilterPlan.distinct(CLIENTS)) {
        LoadClient client = LoadClient.authenticated(publisher.endpoint());
        String confirmed = client.subscribe(plan.rules() + ",\"since\":\"earliest\"");
        ExpectedSet sink = new ExpectedSet(Replies.number(confirmed, "top") + 1, plan.passes());
        fleet.adopt(client, new EventFrames(sink));
        clients.add(sink);
      }
      drive(publisher, fleet, clients, 3);
      long warm = clients.stream().mapToLong(ExpectedSet::read).sum();
      long warmBytes = fleet.readBytes();
      long from = System.nanoTime();
      Duration serverCpu = Proc.cpu(publisher.pid());
      Duration readerCpu = Proc.cpu(ProcessHandle.current().pid());
      drive(publisher, fleet, clients, bed.seconds());
      double seconds = (System.nanoTime() - from) / 1e9;
      long published = publisher.allowed();
      long expected = clients.stream().mapToLong(c -> c.expectedOf(published)).sum();
      long read = clients.stream().mapToLong(ExpectedSet::read).sum();
      Bed.count(figures, expected, read);
      int frame = (int) ((fleet.readBytes() - warmBytes) / (read - warm));
      figures.atLeast("deliveries", (read - warm) / seconds, "per s", 2_000_000);
      double thousand = (read - warm) / 1e3;
      figures.reported(
          "server's processor time for 1,000 deliveries",
          Proc.cpu(publisher.pid()).minus(serverCpu).toNanos() / 1e3 / thousand,
          "µs");
      figures.reported(
          "reader's processor time for 1,000 deliveries",
          Proc.cpu(ProcessHandle.current().pid()).minus(readerCpu).toNanos() / 1e3 / thousand,
          "µs");
      figures.reported("events published", published / (double) bed.seconds(), "per s");
      figures.reported("bytes a frame", frame, "");
      figures.reported("VmHWM", Proc.peakBytes(publisher.pid()) / 1e6, "MB");
      return frame;
    }
  }

  /// Publishes for a while, a window ahead of the slowest client, and until all have read all.
  private static void drive(
      Publisher publisher, Fleet fleet, List<ExpectedSet> clients, int seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      fleet.verify();
      publisher.allow(clients.stream().mapToLong(ExpectedSet::reached).min().orElse(0) + WINDOW);
      Bed.sleep(1);
    }
    long published = publisher.allowed();
    Bed.await(() -> {
      fleet.verify();
      return clients.stream().allMatch(c -> c.read() == c.expectedOf(published));
    });
  }

  private static void netty(Bed bed, int frame, int perFlush, Figures figures) throws IOException {
    List<EverySeq> clients = new ArrayList<>();
    try (Publisher publisher = Publisher.netty(bed, frame, perFlush);
        Fleet fleet = new Fleet("netty-clients")) {
      for (int i = 0; i < CLIENTS; i++) {
        EverySeq sink = new EverySeq(0);
        fleet.adopt(LoadClient.connect(publisher.endpoint()), new EventFrames(sink));
        clients.add(sink);
      }
      publisher.awaitClients(CLIENTS);
      long warmUntil = System.nanoTime() + 3_000_000_000L;
      long end = warmUntil + bed.seconds() * 1_000_000_000L / 3;
      long warm = 0;
      long from = 0;
      while (System.nanoTime() < end) {
        fleet.verify();
        publisher.allow(clients.stream().mapToLong(EverySeq::last).min().orElse(0) + WINDOW);
        Bed.sleep(1);
        if (from == 0 && System.nanoTime() > warmUntil) {
          from = System.nanoTime();
          warm = clients.stream().mapToLong(EverySeq::events).sum();
        }
      }
      long read = clients.stream().mapToLong(EverySeq::events).sum();
      double rate = (read - warm) * 1e9 / (System.nanoTime() - from);
      figures.reference("Netty broadcast, no filters, " + perFlush + " per flush", rate, "per s");
    }
  }
}
