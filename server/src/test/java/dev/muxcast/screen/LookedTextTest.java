package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.look.PaneLook;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A pane that is looked at and draws on the alternate screen.
class LookedTextTest {
  private final LookedText text = new LookedText();
  private final StringBuilder lines = new StringBuilder();
  private final List<String> rows = new ArrayList<>();
  private final List<String> moving = new ArrayList<>();
  private final List<Boolean> torn = new ArrayList<>();
  private boolean begun;
  private long now = 1_000_000;

  private void look(boolean alternate, String... shown) {
    List<String> all = new ArrayList<>(List.of(shown));
    while (all.size() < 8) {
      all.add("");
    }
    Screen screen = new Screen(40, 8, 0, shown.length - 1, alternate, false, 0, 2_000, all);
    PaneLook look = new PaneLook(new PaneId(1), 7, screen, List.of(), null, "", now);
    now += 100;
    PaneNews news =
        begun
            ? text.next(look, screen, false, now)
            : text.begin(look, screen, CapturePurpose.BASELINE, now);
    torn.add(news.torn());
    take(news);
    begun = true;
    if (text.due() <= now) {
      take(text.rested(now));
    }
  }

  private void rest() {
    while (text.due() < Long.MAX_VALUE) {
      now = Math.max(now, text.due());
      take(text.rested(now));
    }
  }

  private void take(PaneNews news) {
    lines.append(news.lines());
    rows.addAll(news.screen().lines());
    moving.addAll(news.moving().lines());
  }

  @Test
  void anAnswerThatGrowsIsToldOnceAndASpinnerOnlyAsWhatMoves() {
    look(false, "$ agent");
    look(true, "welcome", "", "> ");
    rest();
    String answer = "";
    for (String word : "the answer is quite a long one".split(" ")) {
      answer += answer.isEmpty() ? word : " " + word;
      for (String sign : List.of("|", "/", "-")) {
        look(true, "welcome", answer, sign + " thinking", "> ");
      }
    }
    look(true, "welcome", answer, "", "> ");
    rest();
    assertEquals(1, rows.stream().filter(row -> row.startsWith("the answer")).count(), "" + rows);
    assertEquals(0, rows.stream().filter("/ thinking"::equals).count(), "" + rows);
  }

  @Test
  void whatWasNotToldWhenTheProgramLeavesItsScreenIsToldThen() {
    look(false, "$ agent");
    look(true, "last words");
    look(false, "$ agent", "$ ");
    rest();
    assertEquals(List.of("last words"), lines.toString().lines().limit(1).toList());
    assertEquals(List.of(), rows);
  }

  @Test
  void looksGoOnBehindWhatWasReadAndDontKnowWhatWentByBetween() {
    CapturedText read = new CapturedText();
    read.told("a line that was told\nanother of them\n$", false);
    text.goOn(read, 40);
    begun = true;
    look(false, "a line that was told", "another of them", "$ make", "done", "$");
    rest();
    assertEquals(" make\ndone\n$", lines.toString());
    assertEquals(List.of(true), torn);
    look(false, "a line that was told", "another of them", "$ make", "done", "$ ls");
    assertEquals(" make\ndone\n$ ls", lines.toString());
    assertEquals(List.of(true, false), torn);
  }

  @Test
  void whatWasReadOfTheAlternateScreenIsGoneOnWith() {
    look(true, "a title", "> ");
    LookedText other = new LookedText();
    text.rested(now);
    other.goOn(text.drawn(), 40);
    List<String> all = List.of("a title", "an answer to it", "> ", "", "", "", "", "");
    Screen screen = new Screen(40, 8, 0, 2, true, false, 0, 2_000, all);
    take(
        other.next(
            new PaneLook(new PaneId(1), 7, screen, List.of(), null, "", now), screen, false, now));
    while (other.due() < Long.MAX_VALUE) {
      now = Math.max(now, other.due());
      take(other.rested(now));
    }
    assertEquals(List.of("an answer to it"), rows);
  }
}
