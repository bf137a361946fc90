package dev.muxcast.resources;

import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.ResourceUsage;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
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
/// Collector's inbox. It asks the Collector for the panes and reads `/proc` on a thread of its own,
/// so that nobody waits for it.
///
/// Threads: started and closed by one thread; everything else is its own thread's.
public final class ResourceSampler implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ResourceSampler.class);

  private final TmuxEventCollector collector;
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
      Proc.Units units = Proc.HERE.units();
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
    Map<Integer, ProcStat> processes = Proc.HERE.processes();
    HostUse host = Proc.HERE.host(processes.size());
    for (Map.Entry<Place, ResourceUsage> news :
        use.sample(panes, processes, host, System.nanoTime()).entrySet()) {
      collector.publish(new Event(System.currentTimeMillis(), news.getKey(), news.getValue()));
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
