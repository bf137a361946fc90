package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.EventFrames;
import dev.muxcast.bench.load.EverySeq;
import dev.muxcast.bench.load.Fleet;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.LineClient;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Fifty clients come back at once, each wanting the last 100,000 events, while ten others go on
/// reading live events.
public final class ReplayRow implements Row {
  private static final int CLIENTS = 50;
  private static final int LIVE_CLIENTS = 10;
  private static final long EVENTS = 100_000;
  private static final int LIVE_PER_SECOND = 1000;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String what() {
    return "100,000 events to 50 reconnecting clients, with 10 live clients at 1,000 events/s";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(1)) {
      try (Publisher publisher = Publisher.muxcast(bed, bed.freshHome(lab));
          Fleet live = new Fleet("live-clients")) {
        replay(publisher, live, figures);
      }
    }
  }

  private static void replay(Publisher publisher, Fleet live, Figures figures) throws IOException {
    publisher.allow(EVENTS);
    publisher.finish();
    List<LineClient> lines = new ArrayList<>();
    for (int i = 0; i < LIVE_CLIENTS; i++) {
      LoadClient client = LoadClient.authenticated(publisher.endpoint());
      LineClient sink = new LineClient(Replies.number(client.subscribe("\"filters\":{}"), "top"));
      live.adopt(client, new EventFrames(sink));
      lines.add(sink);
    }
    publisher.live(LIVE_PER_SECOND);
    Bed.sleep(5000);
    lines.forEach(c -> c.countFrom(System.nanoTime()));
    Bed.sleep(1000);
    double seconds = reconnect(publisher, figures);
    Bed.sleep(1000);
    publisher.live(0);
    long written = publisher.liveLines();
    Bed.await(() -> {
      live.verify();
      return lines.stream().allMatch(c -> c.lines() == written);
    });
    Bed.count(figures, written * LIVE_CLIENTS, lines.stream().mapToLong(LineClient::lines).sum());
    Histogram latency = new Histogram();
    lines.forEach(c -> latency.add(c.latency()));
    figures.atMost("until the last client had all", seconds, "s", 1);
    figures.atMost("live p99 meanwhile", latency.millisAt(0.99), "ms", 100);
    figures.reported("live p50 meanwhile", latency.millisAt(0.5), "ms");
    figures.reported("deliveries of the replay", CLIENTS * EVENTS / seconds, "per s");
  }

  /// All clients are connected and authenticated first; then they ask, all at once.
  private static double reconnect(Publisher publisher, Figures figures) throws IOException {
    List<EverySeq> sinks = new ArrayList<>();
    List<LoadClient> clients = new ArrayList<>();
    try (Fleet fleet = new Fleet("replay-clients")) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(LoadClient.authenticated(publisher.endpoint()));
      }
      Duration serverCpu = Proc.cpu(publisher.pid());
      Duration readerCpu = Proc.cpu(ProcessHandle.current().pid());
      long from = System.nanoTime();
      for (LoadClient client : clients) {
        client.send("{\"action\":\"subscribe\",\"filters\":{},\"since\":\"earliest\"}");
        EverySeq sink = new EverySeq(0);
        sinks.add(sink);
        fleet.adopt(client, new EventFrames(sink));
      }
      boolean all =
          Bed.await(() -> {
            fleet.verify();
            return sinks.stream().allMatch(c -> c.last() >= EVENTS);
          });
      double seconds = (System.nanoTime() - from) / 1e9;
      figures.reported(
          "server's processor time", seconds(Proc.cpu(publisher.pid()).minus(serverCpu)), "s");
      figures.reported(
          "readers' processor time",
          seconds(Proc.cpu(ProcessHandle.current().pid()).minus(readerCpu)),
          "s");
      long read = sinks.stream().mapToLong(c -> Math.min(c.events(), EVENTS)).sum();
      Bed.count(figures, EVENTS * CLIENTS, all ? read : Math.min(read, EVENTS * CLIENTS - 1));
      return seconds;
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
