package dev.muxcast.resources;

import dev.muxcast.event.EventData.ResourceUsage;
import dev.muxcast.event.Place;
import dev.muxcast.proc.HostUse;
import dev.muxcast.proc.Proc;
import dev.muxcast.proc.ProcStat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes samples of processes into `resource.usage`: sums each pane's process tree, and tells only
/// what changed noticeably, so that an idle machine is quiet.
///
/// Pure; mutable, owned by the sampling thread.
final class ResourceUse {

  private static final double NOTICED_PERCENT = 1;
  private static final long NOTICED_BYTES = 1 << 20;

  private final Proc.Units units;
  private long sampledAtNanos;
  private Map<Place, Long> ticksBefore = new HashMap<>();
  private final Map<Place, ResourceUsage> told = new HashMap<>();

  ResourceUse(Proc.Units units) {
    this.units = units;
  }

  /// Takes a sample.
  ///
  /// @param panes the place of each pane by the pid of its first process
  /// @param nanos of a steady clock
  /// @return what to tell; nothing about a pane that is seen for the first time, whose CPU has no
  ///   beginning yet
  Map<Place, ResourceUsage> sample(
      Map<Integer, Place> panes, Map<Integer, ProcStat> processes, HostUse host, long nanos) {
    Map<Place, Sum> sums = new LinkedHashMap<>();
    for (ProcStat process : processes.values()) {
      Place place = paneOf(process, panes, processes);
      if (place != null) {
        sums.computeIfAbsent(place, _ -> new Sum()).add(process);
      }
    }
    double seconds = (nanos - sampledAtNanos) / 1e9;
    Map<Place, Long> ticks = new HashMap<>();
    Map<Place, ResourceUsage> news = new LinkedHashMap<>();
    sums.forEach((place, sum) -> {
      ticks.put(place, sum.ticks);
      tell(place, "pane", sum.ticks, sum.pages * units.pageBytes(), sum.processes, seconds, news);
    });
    ticks.put(Place.NOWHERE, host.ticks());
    tell(Place.NOWHERE, "host", host.ticks(), host.bytes(), host.processes(), seconds, news);
    sampledAtNanos = nanos;
    ticksBefore = ticks;
    told.keySet().retainAll(ticks.keySet());
    return news;
  }

  private static @Nullable Place paneOf(
      ProcStat process, Map<Integer, Place> panes, Map<Integer, ProcStat> processes) {
    ProcStat at = process;
    // Bounded, for a pass over /proc is no picture of one moment: it might show a circle.
    for (int height = 0; at != null && height < 64; height++) {
      Place place = panes.get(at.pid());
      if (place != null) {
        return place;
      }
      at = processes.get(at.parent());
    }
    return null;
  }

  private void tell(
      Place place,
      String scope,
      long ticks,
      long bytes,
      int processes,
      double seconds,
      Map<Place, ResourceUsage> news) {
    Long before = ticksBefore.get(place);
    if (before == null || seconds <= 0) {
      return;
    }
    // A process that left the tree takes its ticks along.
    double percent = Math.max(0, ticks - before) * 100.0 / units.ticksPerSecond() / seconds;
    ResourceUsage usage =
        new ResourceUsage(scope, Math.round(percent * 10) / 10.0, bytes, processes);
    if (noticed(told.get(place), usage)) {
      told.put(place, usage);
      news.put(place, usage);
    }
  }

  private static boolean noticed(@Nullable ResourceUsage before, ResourceUsage now) {
    return before == null
        || Math.abs(now.cpuPercent() - before.cpuPercent()) >= NOTICED_PERCENT
        || Math.abs(now.memoryBytes() - before.memoryBytes())
            >= Math.max(NOTICED_BYTES, before.memoryBytes() / 100);
  }

  private static final class Sum {
    long ticks;
    long pages;
    int processes;

    void add(ProcStat process) {
      ticks += process.ticks();
      pages += process.pages();
      processes++;
    }
  }
}
