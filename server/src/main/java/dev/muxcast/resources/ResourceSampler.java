package dev.muxcast.resources;

import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.ResourceUsage;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.guard.Errands;
import dev.muxcast.guard.Guard;
import dev.muxcast.proc.HostUse;
import dev.muxcast.proc.Proc;
import dev.muxcast.proc.ProcStat;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Samples CPU and memory of every pane and of the host, and hands `resource.usage` to the
/// Collector's inbox. It asks the Collector for the panes, and has `/proc` read beside, so that
/// nobody waits for it: where that hangs there is no sample.
///
/// Threads: started and closed by one thread; everything else is its own thread's, but for the
/// reading.
public final class ResourceSampler implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ResourceSampler.class);

  private static final long PATIENCE_MILLIS = 5_000;

  /// What `/proc` said.
  private record Sample(Map<Integer, ProcStat> processes, HostUse host) {}

  private final TmuxEventCollector collector;
  private final Errands beside = new Errands("Resources", 1, 2);
  private final Duration every;
  private @Nullable Thread thread;

  /// A sampler, not started.
  ///
  /// @param every zero for never
  public ResourceSampler(TmuxEventCollector collector, Duration every) {
    this.collector = collector;
    this.every = every;
  }

  /// Starts to sample, unless it is configured never to or the system has no `/proc`, which is
  /// logged.
  public void start() {
    if (every.isZero()) {
      return;
    }
    thread = Thread.ofVirtual().name("Resources").start(() -> Guard.keep("the sampler", this::run));
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    try {
      // Not at once: the start has better things to do.
      Thread.sleep(every);
      Proc.Units units = beside.ask(Proc.HERE::units, PATIENCE_MILLIS);
      if (units == null) {
        log.info("no resource.usage here: it is read from Linux's /proc");
        return;
      }
      ResourceUse use = new ResourceUse(units);
      for (boolean told = false; ; ) {
        try {
          sample(use);
          told = false;
        } catch (ExecutionException | IOException e) {
          // The Collector has too much to do, or a file could not be read: the next one may work.
          if (!told) {
            log.warn("no resource.usage for now: {}", e.getMessage());
          }
          told = true;
        }
        Thread.sleep(every);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample(ResourceUse use)
      throws InterruptedException, ExecutionException, IOException {
    Map<Integer, Place> panes = panes(collector.snapshot(_ -> true, false).get());
    Sample sample = beside.ask(ResourceSampler::read, PATIENCE_MILLIS);
    if (sample == null) {
      throw new IOException("/proc could not be read, or not in time");
    }
    for (Map.Entry<Place, ResourceUsage> news :
        use.sample(panes, sample.processes, sample.host, System.nanoTime()).entrySet()) {
      collector.publish(new Event(System.currentTimeMillis(), news.getKey(), news.getValue()));
    }
  }

  private static @Nullable Sample read() {
    Map<Integer, ProcStat> processes = Proc.HERE.processes();
    try {
      return new Sample(processes, Proc.HERE.host(processes.size()));
    } catch (IOException e) {
      return null;
    }
  }

  /// The panes by the pid of their first process; a linked window's under its first session.
  private static Map<Integer, Place> panes(Picture picture) {
    Map<Integer, Place> panes = new HashMap<>();
    for (Picture.Session session : picture.sessions()) {
      for (Picture.Window window : session.windows()) {
        for (Picture.Pane pane : window.panes()) {
          if (pane.pid() != null && !pane.dead()) {
            panes.putIfAbsent(pane.pid(), pane.place());
          }
        }
      }
    }
    return panes;
  }
}
