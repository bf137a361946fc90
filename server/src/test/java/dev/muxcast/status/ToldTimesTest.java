package dev.muxcast.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.muxcast.agent.AgentState;
import dev.muxcast.agent.Judgement;
import dev.muxcast.agent.Status;
import org.junit.jupiter.api.Test;

class ToldTimesTest {
  private static final long NOON = 1_796_040_000_000L; // 2026-11-30T12:00:00Z
  private static final String LIMIT = "Try again in 2 hours 5 minutes";
  private final ToldTimes times = new ToldTimes();

  private static AgentState limited(String limit, long since) {
    Judgement told =
        new Judgement(
            Status.LIMITED, null, null, limit, 0, "screen", "r", limit, null, since, false);
    return new AgentState(told, Status.BUSY, since, false, false, null, 0);
  }

  private String resets(AgentState state, String limit, long now, long epochMillis) {
    return times.of(state, now, epochMillis).resetsAt(limit);
  }

  @Test
  void aLimitEndsWhenItDidAtItsFirstSightHoweverOftenItIsLookedAt() {
    AgentState state = limited(LIMIT, 1_000);
    assertEquals("2026-11-30T14:05:00.000Z", resets(state, LIMIT, 1_000, NOON));
    assertEquals("2026-11-30T14:05:00.000Z", resets(state, LIMIT, 61_000, NOON + 60_000));
  }

  @Test
  void anotherTextIsReadAnew() {
    resets(limited(LIMIT, 1_000), LIMIT, 1_000, NOON);
    String later = "Try again in 1 hour";
    assertEquals(
        "2026-11-30T13:10:00.000Z", resets(limited(later, 1_000), later, 601_000, NOON + 600_000));
  }

  @Test
  void theSameTextOfALaterLimitIsReadAnewOnceTheFirstIsOver() {
    resets(limited(LIMIT, 1_000), LIMIT, 1_000, NOON);
    long day = 86_400_000;
    assertEquals(
        "2026-12-01T14:05:00.000Z",
        resets(limited(LIMIT, 1_000 + day), LIMIT, 1_000 + day, NOON + day));
  }

  @Test
  void aStatusHoldsSinceTheSameMillisecondHoweverTheClocksDrift() {
    AgentState state = limited(LIMIT, 1_000);
    assertEquals("2026-11-30T12:00:00.000Z", times.of(state, 1_000, NOON).since());
    assertEquals("2026-11-30T12:00:00.000Z", times.of(state, 9_000, NOON + 8_001).since());
  }

  @Test
  void whatIsNoLimitEndsNever() {
    assertNull(resets(limited(null, 1_000), null, 1_000, NOON));
  }
}
