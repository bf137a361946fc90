package dev.muxcast.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.muxcast.actor.Audience;
import dev.muxcast.actor.CollectorConfig;
import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.EventSink;
import dev.muxcast.actor.Inbox;
import dev.muxcast.actor.PartFaults;
import dev.muxcast.event.Event;
import dev.muxcast.guard.Bound;
import dev.muxcast.guard.Errands;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.OutputBudget;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.topology.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaneTableTest {
  private static final SessionId SESSION = SessionId.of(1);
  private static final byte[] WORDS = "words\r\n".getBytes(UTF_8);

  private final List<Event> events = new ArrayList<>();
  private final CollectorConfig config = CollectorConfig.standard(null, null);
  private final Errands errands = new Errands("of the test", 1, 1);
  private final CollectorContext context =
      new CollectorContext(
          config,
          null,
          new EventSink() {
            @Override
            public long append(Event event) {
              events.add(event);
              return events.size();
            }

            @Override
            public void publish() {}

            @Override
            public long top() {
              return events.size();
            }
          },
          new Inbox(),
          SeverityRules.shipped(),
          new Places(null, config.agents().types()),
          new OutputBudget(1 << 20),
          new PartFaults(),
          null,
          errands,
          errands,
          new Audience());
  private final PaneTable panes =
      new PaneTable(
          context,
          new StatusWatch(context, now -> {}, (pane, command) -> false),
          (pane, command) -> false);

  private Taken output(int pane, long epochMillis) {
    return panes.output(SESSION, PaneId.of(pane), WORDS, 1, epochMillis);
  }

  @Test
  void panesThatCameAndWentAreForgotten_andTheirSessionLostSomething() {
    long now = System.currentTimeMillis();
    for (int i = 0; i < 900; i++) {
      assertEquals(Taken.UNKNOWN, output(i, now - 60_000));
    }
    assertEquals(Taken.UNKNOWN, output(900, now + 60_000));
    assertEquals(Set.of(SESSION), panes.retain(Map.of()));
    for (int i = 0; i < 900; i++) {
      assertNull(panes.pane(PaneId.of(i)));
    }
    // One that has only just written may yet be shown.
    assertNotNull(panes.pane(PaneId.of(900)));
    assertEquals(Set.of(), panes.retain(Map.of()));
  }

  @Test
  void soManyPanesMayWriteBeforeTheyAreShown_andWhatIsMoreIsRefusedAndCounted() {
    long now = System.currentTimeMillis();
    for (int i = 0; i < 1_024; i++) {
      assertEquals(Taken.UNKNOWN, output(i, now));
    }
    long before = Bound.UNKNOWN_PANES.count();
    assertEquals(Taken.TOO_MANY, output(1_024, now));
    assertEquals(before + 1, Bound.UNKNOWN_PANES.count());
    assertEquals(Taken.UNKNOWN, output(1_023, now));
  }
}
