package dev.muxcast.control;

import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.Verb;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.TmuxKey;
import java.util.List;
import java.util.Locale;

/// Stops what a pane does. An agent says on its screen by which key it can be stopped, and whether
/// it has to be pressed twice; that this is gone, or that it says it was stopped, confirms it.
/// Keeps nothing.
final class Interrupting {
  private static final long REACTION_MILLIS = 700;
  private static final long STOPPED_MILLIS = 2_000;

  /// A screen that is being drawn anew says nothing for a moment: for so long it has to stay so.
  private static final long LASTING_NANOS = 50_000_000;

  private static final List<String> BUSY =
      List.of("esctointerrupt", "escinterrupt", "esctocancel", "againtointerrupt", "esctostop");
  private static final List<String> TWICE =
      List.of("escescinterrupt", "escagaintointerrupt", "pressescagain");
  private static final List<String> STOPPED = List.of("interrupted", "cancelled", "canceled");

  private Interrupting() {}

  static CommandResult interrupt(PaneDriver driver, ResolvedTarget target, Verb verb) {
    Screen before = driver.ready();
    if (before.inMode()) {
      return PaneCommands.inMode(verb);
    }
    if (!target.agent() && !says(before, BUSY)) {
      return pressed(driver, verb, TmuxKey.CTRL_C, before);
    }
    if (!says(before, BUSY)) {
      return pressed(driver, verb, TmuxKey.ESCAPE, before);
    }
    int stopped = count(before, STOPPED);
    driver.press(TmuxKey.ESCAPE);
    Idle first = new Idle();
    Screen after =
        driver.await(
            REACTION_MILLIS,
            now -> says(now, TWICE) || count(now, STOPPED) > stopped || first.lasts(now));
    if (count(after, STOPPED) <= stopped && says(after, TWICE)) {
      driver.press(TmuxKey.ESCAPE);
    }
    Idle second = new Idle();
    after = driver.await(STOPPED_MILLIS, now -> count(now, STOPPED) > stopped || second.lasts(now));
    return count(after, STOPPED) > stopped || !says(after, BUSY)
        ? CommandResult.submitted(verb)
        : CommandResult.unknown(verb, "Escape was typed, and the agent works on");
  }

  private static CommandResult pressed(PaneDriver driver, Verb verb, TmuxKey key, Screen before) {
    driver.press(key);
    Screen after = driver.await(REACTION_MILLIS, now -> !ScreenRows.same(before, now));
    return ScreenRows.same(before, after)
        ? PaneCommands.nothingChanged(verb)
        : CommandResult.submitted(verb);
  }

  /// That no look has said busy for a while.
  private static final class Idle {
    private long sinceNanos;
    private boolean idle;

    boolean lasts(Screen now) {
      long nanos = System.nanoTime();
      if (says(now, BUSY)) {
        idle = false;
      } else if (!idle) {
        idle = true;
        sinceNanos = nanos;
      }
      return idle && nanos - sinceNanos >= LASTING_NANOS;
    }
  }

  private static boolean says(Screen screen, List<String> words) {
    return count(screen, words) > 0;
  }

  private static int count(Screen screen, List<String> words) {
    String all = ScreenRows.compact(String.join("", screen.rows())).toLowerCase(Locale.ROOT);
    int count = 0;
    for (String word : words) {
      for (int at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
        count++;
      }
    }
    return count;
  }
}
