package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.screen.LookedText;
import dev.muxcast.screen.PaneNews;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Looks at panes in which all sorts of things are written, and holds what is told against it.
final class LookedLinesTest {
  private static final Pattern NUMBER = Pattern.compile("@(\\d+)@[a-z]*?#");
  private static final int RUNS = 500;

  /// Of which some lines say a part, so that rows of them are often the same.
  private static final String WORDS =
      "the parser reads a module and its tests pass while another step begins to link what was "
          + "compiled before and a small warning stands beside the summary of the build that "
          + "nobody looks at until it fails again ";

  /// What is written, looked at and told in one run.
  private static final class Run {
    final Random random;
    final SeenPane seen;
    final LookedText text = new LookedText();
    final GridModel grid;
    final StringBuilder told = new StringBuilder();
    final List<Integer> missing = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final Set<String> lines = new HashSet<>();
    int written;
    int looked;
    @Nullable Screen screen;
    boolean begun;
    long telling;
    final boolean alike;
    long now = 1_000_000;

    Run(int seed) {
      random = new Random(seed);
      alike = seed % 4 > 1;
      grid = new GridModel(one(20, 40, 80), one(3, 5, 24), one(0, 50, 50, 200, 2_000));
      seen = new SeenPane(PaneId.of(1), true);
    }

    int one(int... of) {
      return of[random.nextInt(of.length)];
    }

    String line() {
      return line(random.nextInt(random.nextInt(8) == 0 ? 200 : 30));
    }

    String line(int length) {
      written++;
      StringBuilder words = new StringBuilder();
      if (alike) {
        int from = random.nextInt(WORDS.length());
        words.append(WORDS.repeat(8), from, from + length);
      }
      for (int i = words.length(); i < length; i++) {
        words.append(random.nextInt(6) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
      }
      String line = "@" + written + "@ " + words.toString().strip() + " #";
      lines.add(line.replace(" ", ""));
      return line;
    }

    void lines(int count) {
      for (int i = 0; i < count; i++) {
        grid.write(line() + "\n");
      }
    }

    void act() {
      int what = random.nextInt(20);
      log.add(what + "@" + written);
      switch (what) {
        case 0, 1, 2, 3 -> lines(1 + random.nextInt(4));
        case 4, 5 -> lines(random.nextInt(40));
        case 6 -> lines(random.nextInt(600));
        case 7, 8 -> {
          for (int i = random.nextInt(70); i > 0; i--) {
            grid.write("same\n");
          }
        }
        case 9 -> {
          grid.write("50%\r");
          maybeLook();
          grid.write("99%\r");
          maybeLook();
          grid.eraseRowAbove(0);
          lines(1);
        }
        case 10, 11 -> {
          grid.write("~ 0 done\n");
          int most = one(1, 3, 9);
          for (int i = random.nextInt(alike ? 40 : 9); i >= 0; i--) {
            maybeLook();
            grid.eraseRowAbove(1);
            lines(1 + random.nextInt(most));
            grid.write("~ " + i + " done\n");
          }
        }
        case 12 -> {
          String line = line();
          int cut = 1 + random.nextInt(line.length() - 1);
          grid.write(line.substring(0, cut));
          written--;
          maybeLook();
          written++;
          grid.write(line.substring(cut) + "\n");
        }
        case 13 -> {
          if (telling < 3) {
            look();
          }
          grid.clearScreen();
        }
        case 14 -> {
          if (telling < 3) {
            look(); // that nothing was cleared can't be seen then
          }
          grid.clearHistory();
        }
        case 15 -> grid.visitAlternate();
        case 16 -> {
          if (begun) { // what it forgot at another width before can't be seen
            grid.resize(one(20, 40, 83), one(3, 5, 24, 30));
          }
        }
        case 17 -> lineInPieces();
        default -> look();
      }
    }

    void lineInPieces() {
      String line = line(300 + random.nextInt(800));
      written--; // it has not been written whole
      while (!line.isEmpty()) {
        int cut = Math.min(line.length(), 1 + random.nextInt(300));
        grid.write(line.substring(0, cut));
        line = line.substring(cut);
        maybeLook();
      }
      written++;
      grid.write("\n");
    }

    void maybeLook() {
      if (random.nextBoolean()) {
        look();
      }
    }

    void look() {
      now += 25;
      PaneLook look;
      LookWords.Ask ask;
      int rounds = 0;
      do {
        seen.glance(grid.glance(now / 1_000));
        ask = seen.ask();
        look = grid.look(ask.above(), now);
      } while (seen.took(look, ask) && ++rounds < 8);
      PaneNews news =
          begun
              ? text.next(look, look.screen(), false, now)
              : text.begin(look, look.screen(), CapturePurpose.NEWCOMER, now);
      begun = true;
      take(news);
      // What leaves all as it was, or comes where nothing tells, can't be seen.
      boolean unseen = screen != null && (look.screen().equals(screen) || telling == 0);
      screen = look.screen();
      if (news.torn() || news.skippedRows() > 0 || unseen) {
        for (int i = looked + 1; i <= written + 1; i++) {
          missing.add(i);
        }
      }
      telling = look.screen().rows().stream().filter(row -> row.length() > 12).distinct().count();
      looked = written;
    }

    void take(PaneNews news) {
      String drawn = String.join("\n", news.screen().lines());
      told.append(news.lines()).append(drawn.isEmpty() ? "" : "\n" + drawn + "\n");
    }

    void check(int seed) {
      while (text.due() < Long.MAX_VALUE) {
        now = Math.max(now, text.due());
        take(text.rested(now));
      }
      List<Integer> numbers =
          NUMBER
              .matcher(told.toString().replace("\n", "").replace(" ", ""))
              .results()
              .filter(each -> lines.contains(each.group()))
              .map((MatchResult each) -> Integer.valueOf(each.group(1)))
              .toList();
      List<Integer> once = numbers.stream().distinct().toList();
      assertEquals(once, numbers, () -> "told twice in run " + seed + ": " + log);
      assertEquals(
          once.stream().sorted().toList(), once, () -> "out of order in run " + seed + ": " + log);
      for (int i = 1; i <= looked; i++) {
        int line = i;
        assertTrue(
            once.contains(i) || missing.contains(i),
            () -> "line " + line + " of run " + seed + " is lost: " + log);
      }
    }
  }

  @Test
  void everyLineIsToldOnceAndInOrderOrDeclared() {
    for (int seed = 0; seed < RUNS; seed++) {
      Run run = new Run(seed);
      if (seed % 2 == 0) {
        run.look();
      }
      for (int i = 0; i < 40; i++) {
        run.act();
      }
      run.look();
      run.check(seed);
    }
  }
}
