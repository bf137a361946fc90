package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The precedence of the signals, as a table. The screen is seen at 10,000.
class ArbiterTest {
  private static final long SEEN = 10_000;
  private static final long LONG_SO = 5_000;

  private static Verdict screen(String status, boolean fromTitle, boolean freezes) {
    return new Verdict(
        "claude",
        Status.valueOf(status),
        null,
        freezes,
        null,
        null,
        0,
        "rule",
        "line",
        fromTitle,
        null,
        false);
  }

  private static @Nullable OwnState own(String status, long at) {
    return status.isEmpty() ? null : new OwnState("own", Status.valueOf(status), null, "", at);
  }

  @ParameterizedTest
  @CsvSource({
    // screen, from, its own state, seen at, progress, what wins, by
    "WAITING, screen, BUSY, 9000, false, WAITING, screen",
    "LIMITED, screen, BUSY, 9900, false, LIMITED, screen",
    "ERROR, screen, READY, 9900, false, ERROR, screen",
    "READY, screen, BUSY, 9000, false, BUSY, own",
    "READY, screen, WAITING, 9500, false, WAITING, own",
    "READY, screen, WAITING, 8000, false, READY, screen",
    "BUSY, screen, WAITING, 9500, false, WAITING, own",
    "BUSY, screen, READY, 9000, false, READY, own",
    "BUSY, screen, READY, 7000, false, BUSY, screen",
    "WAITING, title, BUSY, 9000, false, BUSY, own",
    "BUSY, title, '', 0, false, BUSY, title",
    "READY, screen, '', 0, true, BUSY, progress",
    "READY, screen, '', 0, false, READY, screen",
    "UNKNOWN, screen, BUSY, 1, false, BUSY, own",
    "EXITED, screen, BUSY, 9999, true, EXITED, screen"
  })
  void theMostTrustedSignalWins(
      String screen,
      String from,
      String own,
      long ownAt,
      boolean progress,
      Status wins,
      String source) {
    Judgement judgement =
        Arbiter.decide(
            new Signals(
                false,
                screen(screen, from.equals("title"), false),
                true,
                SEEN,
                LONG_SO,
                own(own, ownAt),
                null,
                progress,
                SEEN));
    assertNotNull(judgement);
    assertEquals(wins + " by " + source, judgement.status() + " by " + judgement.source());
  }

  @ParameterizedTest
  @CsvSource({"9000, BUSY, screen", "9800, READY, own"})
  void aScreenThatTurnsBusyLongAfterTheAgentSaidIdleShowsANewTurn(
      long idleAt, Status wins, String source) {
    Verdict busy = screen("BUSY", false, false);
    Judgement judgement =
        Arbiter.decide(
            new Signals(false, busy, true, SEEN, SEEN, own("READY", idleAt), null, false, SEEN));
    assertNotNull(judgement);
    assertEquals(wins + " by " + source, judgement.status() + " by " + judgement.source());
  }

  @Test
  void aDeadPaneHasNoAgentWhateverTheScreenShows() {
    Judgement judgement =
        Arbiter.decide(
            new Signals(
                true,
                screen("BUSY", false, false),
                true,
                SEEN,
                SEEN,
                own("BUSY", 1),
                null,
                true,
                1));
    assertNotNull(judgement);
    assertEquals(Status.EXITED, judgement.status());
  }

  @Test
  void aPromptInTheMiddleOfABurstSaysNothingYet() {
    assertNull(
        Arbiter.decide(
            new Signals(
                false,
                screen("WAITING", false, false),
                false,
                SEEN,
                SEEN,
                null,
                null,
                false,
                SEEN)));
  }

  @Test
  void aTranscriptViewerLeavesTheWordToTheAgentsOwnState() {
    Verdict viewer = screen("READY", false, true);
    Judgement known =
        Arbiter.decide(
            new Signals(false, viewer, true, SEEN, SEEN, own("BUSY", 1), null, false, SEEN));
    Judgement alone =
        Arbiter.decide(new Signals(false, viewer, true, SEEN, SEEN, null, null, false, SEEN));
    assertNotNull(known);
    assertNotNull(alone);
    assertEquals(Status.BUSY, known.status());
    assertEquals(true, alone.assumed());
  }

  @ParameterizedTest
  @CsvSource({
    // screen, freezes, the hook, seen at, its own state, what wins, by
    "BUSY, false, WAITING, 9600, '', WAITING, hook",
    "READY, false, BUSY, 9500, '', BUSY, hook",
    "READY, false, BUSY, 8900, '', READY, screen",
    "READY, false, WAITING, 8900, '', READY, screen",
    "BUSY, false, WAITING, 8900, '', BUSY, screen",
    "BUSY, false, READY, 9900, '', READY, hook",
    "BUSY, false, READY, 8900, '', BUSY, screen",
    "READY, true, BUSY, 1, '', BUSY, hook",
    "UNKNOWN, false, WAITING, 1, '', WAITING, hook",
    "READY, false, BUSY, 9900, READY, READY, own",
    "WAITING, false, BUSY, 9900, '', WAITING, screen",
    "READY, false, ERROR, 1, READY, ERROR, hook",
    "BUSY, false, ERROR, 8900, '', BUSY, screen",
    "BUSY, false, ERROR, 9900, BUSY, BUSY, own",
    "EXITED, false, BUSY, 9999, '', EXITED, screen"
  })
  void aHookIsBelievedForAMomentAndThenTheScreen(
      String screen,
      boolean freezes,
      String hook,
      long hookAt,
      String own,
      Status wins,
      String source) {
    OwnState says = new OwnState("hook", Status.valueOf(hook), null, "", hookAt);
    Judgement judgement =
        Arbiter.decide(
            new Signals(
                false,
                screen(screen, false, freezes),
                true,
                SEEN,
                SEEN,
                own(own, 9_000),
                says,
                false,
                SEEN));
    assertNotNull(judgement);
    assertEquals(wins + " by " + source, judgement.status() + " by " + judgement.source());
  }

  @ParameterizedTest
  @CsvSource({
    "7501;state=working:app=codex, BUSY,",
    "7501;state=idle:app=codex, READY,",
    "7501;state=done:app=codex, READY,",
    "7501;state=blocked:app=codex:kind=permission, WAITING, permission",
    "7501;state=blocked:app=x:kind=auth, WAITING, input",
    "7501;state=error, ERROR,"
  })
  void theProgramStatusProtocolIsRead(String osc, Status status, @Nullable String reason) {
    OwnState state = OwnState.ofProgramStatus(osc, 1);
    assertNotNull(state);
    assertEquals(status, state.status());
    assertEquals(reason, state.reason());
  }

  @ParameterizedTest
  @CsvSource({"7501;?", "7501;state=clear", "7501;laststate=idle", "7501;"})
  void whatSaysNoStateIsNone(String osc) {
    assertNull(OwnState.ofProgramStatus(osc, 1));
  }
}
