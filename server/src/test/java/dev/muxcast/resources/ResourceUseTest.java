package dev.muxcast.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.event.EventData.ResourceUsage;
import dev.muxcast.event.Place;
import dev.muxcast.proc.HostUse;
import dev.muxcast.proc.Proc;
import dev.muxcast.proc.ProcStat;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceUseTest {
  private static final long SECOND = 1_000_000_000;
  private static final HostUse QUIET = new HostUse(0, 1 << 30, 9);

  private final Place pane = Place.ofServer("default", "1-2").ofSession("api", "$1");
  private final Map<Integer, Place> panes = Map.of(100, pane);
  private final ResourceUse use = new ResourceUse(new Proc.Units(4_096, 100));
  private final Map<Integer, ProcStat> processes = new HashMap<>();

  private void process(int pid, int parent, long ticks, long pages) {
    processes.put(pid, new ProcStat(pid, parent, pid, -1, ticks, 1, pages));
  }

  @Test
  void aPanesTreeIsSummedAndOthersAreNot() {
    process(1, 0, 900, 900);
    process(100, 1, 0, 10);
    process(101, 100, 0, 20);
    process(102, 101, 0, 30);
    process(7, 1, 0, 500);
    assertEquals(Map.of(), use.sample(panes, processes, QUIET, SECOND));
    process(102, 101, 50, 30);
    process(7, 1, 400, 500);
    ResourceUsage usage = use.sample(panes, processes, QUIET, 3 * SECOND).get(pane);
    assertEquals(new ResourceUsage("pane", 25.0, 60 * 4_096, 3), usage);
  }

  @Test
  void whatHasNotChangedNoticeablyIsNotToldAgain() {
    process(100, 1, 0, 10_000);
    use.sample(panes, processes, QUIET, SECOND);
    assertEquals(2, use.sample(panes, processes, QUIET, 2 * SECOND).size());
    process(100, 1, 0, 10_050);
    assertEquals(Map.of(), use.sample(panes, processes, QUIET, 3 * SECOND));
    process(100, 1, 0, 10_300);
    assertEquals(1, use.sample(panes, processes, QUIET, 4 * SECOND).size());
  }

  @Test
  void aProcessThatLeavesItsTreeCountsNothing() {
    process(100, 1, 10, 10);
    process(101, 100, 500, 10);
    use.sample(panes, processes, QUIET, SECOND);
    processes.remove(101);
    assertEquals(0, use.sample(panes, processes, QUIET, 2 * SECOND).get(pane).cpuPercent());
  }

  @Test
  void aCircleOfParentsEnds() {
    process(100, 1, 0, 10);
    process(201, 202, 0, 10);
    process(202, 201, 0, 10);
    use.sample(panes, processes, QUIET, SECOND);
    assertEquals(1, use.sample(panes, processes, QUIET, 2 * SECOND).get(pane).processes());
  }
}
