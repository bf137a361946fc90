package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What programs draw on a real tmux is told once, whichever way that is watched.
class DrawnOutputIT {

  /// Runs a shell script in a pane of its own that shows nothing else, and waits for its last line.
  private static List<String> told(WatchedTmux watched, String script) {
    try {
      Path file = Files.createTempFile(watched.tmux.folder(), "script", ".sh");
      Files.writeString(file, "sleep 1\n" + script + "\nsleep 1\necho the-end\nsleep 60\n");
      watched.tmux.newSession("drawn", "exec sh " + file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    TmuxFixture.await("the end among " + watched, () -> lines(watched).contains("the-end"));
    return lines(watched);
  }

  private static List<String> lines(WatchedTmux watched) {
    List<String> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (Event event : watched.events()) {
      if ("drawn".equals(event.place().session())
          && event.data() instanceof PaneOutput output
          && !output.passing()) {
        boolean screen = output.mode() == PaneOutput.Mode.SCREEN;
        open.append(screen && !open.isEmpty() ? "\n" : "").append(output.content());
        open.append(screen ? "\n" : "");
      }
    }
    open.toString().lines().map(String::stripTrailing).forEach(lines::add);
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /// The same, watched by control clients: to looks, an erase and the same text behind it may be
  /// nothing at all.
  private static WatchedTmux attached(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec sh");
    return WatchedTmux.attached(tmux).start("work");
  }

  private static WatchedTmux watch(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec sh");
    return new WatchedTmux(tmux).start("work");
  }

  private static long count(List<String> lines, String line) {
    return lines.stream().filter(line::equals).count();
  }

  @EachTmux
  void theSecondRunAfterAClearIsTold(TmuxBinary binary) {
    try (WatchedTmux watched = attached(binary)) {
      String run =
          "echo make; sleep 0.3; printf '\\033[H\\033[2J\\033[3JERROR: boom\\n'; sleep 2\n";
      List<String> told = told(watched, run + run);
      assertEquals(2, count(told, "ERROR: boom"), told.toString());
    }
  }

  @EachTmux
  void theSecondRunOfARunnerThatTakesItsStatusBackIsTold(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String run =
          "printf 'npm test\\n\\n RUNS  sum.test.js\\n'; sleep 0.5;"
              + " printf '\\r\\033[K\\r\\033[1A\\r\\033[K\\r\\033[1AFAIL sum.test.js\\n  Expected: 4\\n'; sleep 2\n";
      List<String> told = told(watched, run + run);
      assertEquals(2, count(told, "FAIL sum.test.js"), told.toString());
      assertEquals(2, count(told, "  Expected: 4"), told.toString());
    }
  }

  @EachTmux
  void linesThatScrollByAboveAStatusLineAreAllToldOnce(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      List<String> told =
          told(
              watched,
              "echo '[ 0 ] run'; k=0; for c in $(seq 60); do s=$(for l in 1 2 3 4 5 6 7 8 9 10; do"
                  + " k=$((k+1)); echo \"test ok $k\"; done); k=$((k+10));"
                  + " printf '\\033[1A\\033[2K\\r%s\\n[ %s ] run\\n' \"$s\" $k; done");
      List<String> tests = new ArrayList<>(told);
      tests.removeIf(line -> !line.startsWith("test ok"));
      List<String> all = new ArrayList<>();
      for (int i = 1; i <= 600; i++) {
        all.add("test ok " + i);
      }
      assertEquals(all, tests);
    }
  }

  @EachTmux
  void linesOnWhatIsNoAlternateScreenAreTold(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("set", "-wg", "alternate-screen", "off");
      List<String> told =
          told(watched, "printf '\\033[?1049h\\033[H\\033[2J'; seq 1 300; printf '\\033[?1049l'");
      for (int i = 1; i <= 300; i++) {
        assertEquals(1, count(told, "" + i), i + " in " + told);
      }
    }
  }

  @EachTmux
  void aLineOfWideCharactersIsToldAsItWasEdited(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      List<String> told =
          told(watched, "printf '日本語'; sleep 1; printf '\\b\\b\\033[K'; sleep 1; echo");
      assertEquals(1, count(told, "日本"), told.toString());
    }
  }

  @EachTmux
  void tabsAndWideLinesAreNotToldAgainBehindAFullScreenProgram(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String wide = "エラー" + "設定ファイルが見つかりません".repeat(6);
      List<String> told =
          told(
              watched,
              "printf 'FAIL\\tpkg/b\\t0.1s\\n"
                  + wide
                  + "\\n'; sleep 1;"
                  + " printf '\\033[?1049h\\033[H\\033[2Jvim'; sleep 1; printf '\\033[?1049l'");
      assertEquals(
          1, told.stream().filter(line -> line.contains("pkg/b")).count(), told.toString());
      assertEquals(1, told.stream().filter(line -> line.contains("エラー")).count(), told.toString());
    }
  }
}
