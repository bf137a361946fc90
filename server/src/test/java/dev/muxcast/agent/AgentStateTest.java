package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The timing by which a status changes, on a clock of numbers.
class AgentStateTest {

  private static Judgement judgement(Status status) {
    return Judgement.of(status, "screen", "line", 0);
  }

  private static @Nullable Status told(AgentState state) {
    Judgement told = state.told();
    return told == null ? null : told.status();
  }

  private static AgentState at(Status... statuses) {
    AgentState state = AgentState.NONE;
    for (Status status : statuses) {
      state = state.next(judgement(status), 0, 100_000);
    }
    return state;
  }

  @Test
  void busyAndWaitingAreToldAtOnce() {
    assertEquals(Status.BUSY, told(at(Status.READY, Status.BUSY)));
    assertEquals(Status.WAITING, told(at(Status.BUSY, Status.WAITING)));
    assertEquals(Status.EXITED, told(at(Status.BUSY, Status.EXITED)));
  }

  @Test
  void readyAfterWorkWaitsForQuiet() {
    AgentState state = at(Status.BUSY).next(judgement(Status.READY), 1_000, 1_030);
    assertEquals(Status.BUSY, told(state));
    assertEquals(1_200, state.due(1_000));
    assertEquals(Status.READY, told(state.next(judgement(Status.READY), 1_000, 1_200)));
  }

  @Test
  void aScreenThatIsNeverQuietIsReadyAfterAWhile() {
    AgentState state = at(Status.BUSY).next(judgement(Status.READY), 1_000, 1_000);
    assertEquals(Status.BUSY, told(state.next(judgement(Status.READY), 2_490, 2_499)));
    assertEquals(Status.READY, told(state.next(judgement(Status.READY), 2_490, 2_500)));
  }

  @Test
  void theComposerThatShowsAtTheStartHasToStay() {
    AgentState state = at(Status.STARTING).next(judgement(Status.READY), 1_000, 1_030);
    assertEquals(1_600, state.due(1_000));
    state = state.next(judgement(Status.WAITING), 1_200, 1_230);
    assertEquals(Status.WAITING, told(state));
    assertEquals(Status.STARTING, state.previous());
  }

  @Test
  void whatTheScreenSaysOfAFailureComesBeforeTheAgentsOwnWord() {
    AgentState busy = at(Status.READY, Status.BUSY);
    AgentState state = busy.next(judgement(Status.ERROR), 1_000, 1_000);
    assertEquals(Status.BUSY, told(state));
    assertEquals(Status.LIMITED, told(state.next(byRule(Status.LIMITED), 1_000, 1_030)));
    assertEquals(Status.ERROR, told(state.next(judgement(Status.ERROR), 1_000, 1_300)));
  }

  private static Judgement byRule(Status status) {
    return new Judgement(status, null, null, null, 0, "screen", "limit", "line", null, 0, false);
  }

  @Test
  void aGlimpseOfIdlenessIsNoTransition() {
    AgentState state = at(Status.BUSY).next(judgement(Status.READY), 1_000, 1_030);
    state = state.next(judgement(Status.BUSY), 1_100, 1_100);
    assertEquals(Status.BUSY, told(state));
    assertEquals(Long.MAX_VALUE, state.due(1_100));
  }

  @Test
  void aPickerKeepsWhatWasKnown() {
    Verdict picker =
        new Verdict(
            "x", Status.READY, null, true, null, null, 0, "picker", "l", false, null, false);
    assertEquals(Status.BUSY, told(at(Status.BUSY).next(Judgement.of(picker, 1), 0, 9_000)));
    AgentState none = AgentState.NONE.next(Judgement.of(picker, 1), 0, 9_000);
    assertNull(told(none), "it may be the first picture of something else");
    assertEquals(Status.READY, told(none.next(Judgement.of(picker, 1), 0, 10_500)));
  }

  @Test
  void aBlankScreenBetweenTwoPicturesIsNoStart() {
    AgentState ready = at(Status.READY);
    assertEquals(Status.READY, told(ready.next(judgement(Status.STARTING), 0, 200_000)));
    assertEquals(Status.STARTING, told(at(Status.EXITED, Status.STARTING)));
  }

  @Test
  void whatFinishedWantsAttentionUntilSomebodyTakesNotice() {
    AgentState done = at(Status.BUSY, Status.READY);
    assertEquals("finished", done.attention());
    assertNull(done.acknowledge().attention());
    assertTrue(done.acknowledge().differsFrom(done));
    assertNull(at(Status.STARTING, Status.READY).attention());
    assertEquals("waiting", at(Status.READY, Status.WAITING).attention());
    assertNull(at(Status.BUSY, Status.READY, Status.BUSY).attention());
  }

  @Test
  void aFailureOutOfIdlenessIsLookedAtTwice() {
    AgentState state = at(Status.READY).next(judgement(Status.ERROR), 0, 1_000);
    assertEquals(Status.READY, told(state));
    assertEquals(Status.ERROR, told(state.next(judgement(Status.ERROR), 0, 1_500)));
    assertEquals(Status.ERROR, told(at(Status.BUSY).next(byRule(Status.ERROR), 0, 1_000)));
  }

  @Test
  void theSameAgainIsNoNews() {
    AgentState busy = at(Status.BUSY);
    assertFalse(busy.next(judgement(Status.BUSY), 5, 200_000).differsFrom(busy));
    assertFalse(busy.next(null, 5, 200_000).differsFrom(busy));
    assertEquals(100_000, busy.next(judgement(Status.BUSY), 5, 200_000).sinceMillis());
  }
}
