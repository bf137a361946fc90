package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.LineWriter;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Crowd;
import dev.muxcast.bench.load.Endpoint;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.LineClient;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;

/// Ten thousand connections that never authenticate, as fast as they can be made, while ten clients
/// read live and the owner wants to come in again and again.
public final class AttackRow implements Row {
  private static final int CLIENTS = 10;
  private static final int STRANGERS = 10_000;
  private static final int LINES_PER_SECOND = 100;
  private static final long WARM_UP_MILLIS = 3_000;
  private static final long PATIENCE_MILLIS = 10_000;

  @Override
  public String name() {
    return "attack";
  }

  @Override
  public String what() {
    return STRANGERS + " unauthenticated connections against " + CLIENTS + " live clients";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(CLIENTS);
        Muxcast muxcast = bed.muxcast(lab)) {
      Histogram quiet = live(lab, muxcast, figures, bed::pass);
      Histogram attacked = live(lab, muxcast, figures, () -> attack(muxcast, figures));
      figures.atMost("live p99 meanwhile", attacked.millisAt(0.99), "ms", 100);
      figures.reported("live p50 meanwhile", attacked.millisAt(0.5), "ms");
      figures.reference("live p99 without the crowd", quiet.millisAt(0.99), "ms");
    }
  }

  /// What happens while clients read.
  private interface Action {
    void happen() throws IOException;
  }

  /// How long the clients' lines take while something happens.
  private static Histogram live(TmuxLab lab, Muxcast muxcast, Figures figures, Action action)
      throws IOException {
    try (Audience audience = Audience.of(muxcast.endpoint(), CLIENTS)) {
      try (LineWriter writer = LineWriter.start(lab.panes(), LINES_PER_SECOND)) {
        Bed.sleep(WARM_UP_MILLIS);
        audience.countFromNow();
        action.happen();
        writer.stop();
        audience.hasRead(writer.lines());
        Bed.count(figures, writer.lines() * CLIENTS, audience.lines());
      }
      Histogram all = new Histogram();
      for (LineClient client : audience.clients()) {
        all.add(client.latency());
      }
      return all;
    }
  }

  private static void attack(Muxcast muxcast, Figures figures) throws IOException {
    long before = Proc.residentBytes(muxcast.pid());
    long most = before;
    long from = System.nanoTime();
    double slowest = 0;
    int entries = 0;
    int tries = 0;
    Crowd crowd = Crowd.start(muxcast.endpoint().port(), STRANGERS);
    while (crowd.coming()) {
      long begun = System.nanoTime();
      tries += enter(muxcast.endpoint());
      slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
      entries++;
      most = Math.max(most, Proc.residentBytes(muxcast.pid()));
      Bed.sleep(50);
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    figures.atLeast("connections made", crowd.made(), "", STRANGERS * 0.99);
    figures.atMost("growth of VmRSS", (most - before) / 1e6, "MB", 5);
    figures.atMost("owner's way in, slowest", slowest, "ms", 5_000);
    figures.reported("owner's entries", entries, "");
    figures.reported("tries for each", (double) tries / entries, "");
    figures.reported("connections a second", crowd.made() / seconds, "per s");
    figures.reported("VmRSS before", before / 1e6, "MB");
    figures.reported("VmHWM", Proc.peakBytes(muxcast.pid()) / 1e6, "MB");
  }

  /// Comes in as a client does that is cut off: it tries again.
  ///
  /// @return how many tries it took
  private static int enter(Endpoint endpoint) throws IOException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    for (int tries = 1; ; tries++) {
      try (LoadClient owner = LoadClient.authenticated(endpoint)) {
        owner.send("{\"action\":\"ping\"}");
        owner.await("pong");
        return tries;
      } catch (IOException cut) {
        if (System.nanoTime() > end) {
          throw new IOException("the owner did not get in within " + PATIENCE_MILLIS + " ms", cut);
        }
        Bed.sleep(50);
      }
    }
  }
}
