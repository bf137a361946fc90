package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.screen.LogicalLines.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Screens of eight rows at moments, and what is told of them.
class DrawnRowsTest {
  private static final int NOWHERE = -1;

  private final DrawnRows drawn = new DrawnRows();
  private final List<String> told = new ArrayList<>();
  private final List<String> moving = new ArrayList<>();
  private long now;

  @BeforeEach
  void draws() {
    drawn.begin(List.of(), now);
  }

  /// The screen shows that for so many milliseconds.
  private void shows(int millis, int cursor, String... rows) {
    List<Line> lines = LogicalLines.of(Arrays.asList(rows), null, 0);
    text(drawn.look(lines, 0, cursor, now), told);
    long until = now + millis;
    while (drawn.due() <= until) {
      assertTrue(drawn.due() > now || now == 0, "waits for what is over");
      now = Math.max(now, drawn.due());
      DrawnRows.Told rest = drawn.take(now);
      text(rest.still(), told);
      text(rest.moving(), moving);
    }
    now = until;
  }

  private void shows(int millis, String... rows) {
    shows(millis, NOWHERE, rows);
  }

  private static void text(List<Line> lines, List<String> into) {
    for (Line line : lines) {
      into.add(line.text().stripTrailing());
    }
  }

  @Test
  void aRowIsToldOnceWhenItHasComeToRest() {
    shows(100, "Hello");
    shows(100, "Hello wor");
    shows(2_000, "Hello world", "> ");
    shows(2_000, "Hello world", "> ");
    assertEquals(List.of("Hello world", ">"), told);
  }

  @Test
  void whatScrolledIsNotToldAgain() {
    shows(1_000, "a1", "b1", "c1");
    shows(1_000, "b1", "c1", "d1");
    assertEquals(List.of("a1", "b1", "c1", "d1"), told);
  }

  @Test
  void whatScrollsAwayBeforeItRestedIsTold() {
    shows(50, "first", "second", "third");
    shows(50, "third", "fourth", "fifth");
    assertEquals(List.of("first", "second"), told);
  }

  @Test
  void whatIsScrolledBackToIsNoNews() {
    shows(1_000, "a1", "b1", "c1");
    shows(1_000, "c1", "d1", "e1");
    shows(1_000, "a1", "b1", "c1");
    assertEquals(List.of("a1", "b1", "c1", "d1", "e1"), told);
  }

  @Test
  void aScreenThatWasErasedBeginsAnew() {
    shows(1_000, "FAIL x", "1 failed");
    shows(1_000, "");
    shows(1_000, "FAIL x", "1 failed");
    assertEquals(List.of("FAIL x", "1 failed", "FAIL x", "1 failed"), told);
  }

  @Test
  void aSpinnerIsNotTold() {
    for (int i = 0; i < 40; i++) {
      shows(100, "asked", "|/-\\".charAt(i % 4) + " Thinking");
    }
    shows(100, "asked", "answered");
    shows(1_000, "asked", "answered");
    assertEquals(List.of("asked", "answered"), told);
  }

  @Test
  void aTimerIsToldAtMostOnceAndThenByItsRestToWhoAsks() {
    for (int i = 0; i < 20; i++) {
      shows(1_000, "asked", "Working (" + i + "s)");
    }
    shows(5_000, "asked", "Working (20s)");
    assertEquals(List.of("asked", "Working (0s)"), told);
    assertEquals(List.of("Working (20s)"), moving);
  }

  @Test
  void aTimerThatComesBackIsKnown() {
    for (int turn = 0; turn < 3; turn++) {
      for (int i = 0; i < 6; i++) {
        shows(1_000, "asked", "Working (" + i + "s)");
      }
      shows(1_000, "asked", "");
    }
    assertEquals(List.of("asked", "Working (0s)"), told);
  }

  @Test
  void aBlinkingDotTellsItsLineOnce() {
    for (int i = 0; i < 20; i++) {
      shows(600, i % 2 == 0 ? "● Bash(npm test)" : "  Bash(npm test)");
    }
    assertEquals(List.of("● Bash(npm test)"), told);
  }

  @Test
  void aProgressBarIsToldByItsLastState() {
    for (int i = 0; i <= 10; i++) {
      shows(100, "a1: Downloading " + i * 10 + "%", "b2: Waiting");
    }
    shows(1_000, "a1: Pull complete", "b2: Waiting");
    assertEquals(List.of("b2: Waiting", "a1: Pull complete"), told);
  }

  @Test
  void aBarThatScrollsAwayIsToldAsItWas() {
    for (int i = 0; i <= 6; i++) {
      shows(100, i + " of 6 built", "log");
    }
    shows(100, "log", "end");
    assertTrue(told.contains("6 of 6 built"), told.toString());
    assertTrue(told.indexOf("6 of 6 built") == told.lastIndexOf("6 of 6 built"), told.toString());
  }

  @Test
  void aFooterThatChangesIsNoNews() {
    shows(2_000, "one", "> ", "? for help");
    shows(2_000, "one", "two", "> ", "? for help");
    shows(2_000, "one", "two", "> ", "esc to stop");
    shows(2_000, "one", "two", "> ", "? for help");
    assertEquals(List.of("one", ">", "? for help", "two"), told);
    assertEquals(List.of("esc to stop", "? for help"), moving);
  }

  @Test
  void aFooterIsKnownAgainBehindAQuestion() {
    shows(2_000, "one", "> ", "? for help");
    shows(2_000, "one", "two", "> ", "? for help");
    shows(2_000, "one", "two", "Do it?", "1. Yes", "2. No");
    shows(2_000, "one", "two", "> ", "? for help");
    assertEquals(List.of("one", ">", "? for help", "two", "Do it?", "1. Yes", "2. No"), told);
  }

  @Test
  void theSameQuestionIsToldAgain() {
    shows(2_000, "one", "> ");
    shows(2_000, "one", "Do it?", "1. Yes");
    shows(2_000, "one", "did it", "> ");
    shows(2_000, "one", "did it", "Do it?", "1. Yes");
    assertEquals(2, told.stream().filter("Do it?"::equals).count());
    assertEquals(2, told.stream().filter("1. Yes"::equals).count());
  }

  @Test
  void whatIsTypedIsToldWhenItIsEntered() {
    shows(2_000, 1, "one", "> ", "help");
    shows(600, 1, "one", "> fix", "help");
    shows(600, 1, "one", "> fix it", "help");
    shows(2_000, 2, "one", "> fix it", "> ", "help");
    assertEquals(1, told.stream().filter("> fix it"::equals).count(), told.toString());
    assertTrue(!told.contains("> fix"), told.toString());
  }

  @Test
  void twoScreensThatAlternateAreToldOnce() {
    for (int i = 0; i < 8; i++) {
      shows(700, i % 2 == 0 ? "day" : "night", i % 2 == 0 ? "sun" : "moon");
    }
    assertEquals(List.of("day", "sun", "night", "moon"), told);
  }

  @Test
  void aScrollBarBesideTheTextChangesNothing() {
    shows(1_000, "a1   █", "b1   │");
    shows(1_000, "a1   │", "b1   █");
    assertEquals(List.of("a1   █", "b1   │"), told);
  }

  @Test
  void aBusyScreenIsToldTwiceASecondAtMost() {
    int before = 0;
    int events = 0;
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add("line " + i + " of many");
      shows(100, rows.toArray(String[]::new));
      events += told.size() > before ? 1 : 0;
      before = told.size();
    }
    assertTrue(events <= 20, events + " events in ten seconds");
    assertTrue(events >= 15, events + " events in ten seconds");
  }
}
