package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Severity;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told of panes' output, however their tmux server is watched; on each version that can be
/// watched so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutputContract {

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  @interface EachVersion {}

  /// Those that can be watched so.
  abstract List<TmuxBinary> versions();

  /// Watches that tmux server; not started.
  abstract WatchedTmux watching(TmuxFixture tmux);

  /// A session whose pane runs a shell that takes commands.
  WatchedTmux watch(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec sh");
    return watching(tmux).start("work");
  }

  /// Runs a shell script in the pane, so that its text is not on the typed line. What is typed
  /// before the prompt is there would put the script's first line behind it.
  static void run(WatchedTmux watched, String script) {
    TmuxFixture.await(
        "a prompt",
        () -> {
          String screen = watched.tmux.run("capture-pane", "-p", "-t", "work");
          return screen.contains("#") || screen.contains("$");
        });
    try {
      Path file = Files.createTempFile(watched.tmux.folder(), "script", ".sh");
      Files.writeString(file, script);
      watched.tmux.run("send-keys", "-t", "work", ". " + file, "Enter");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Script that waits until the test goes on.
  private static String until(WatchedTmux watched, String mark) {
    return "; until [ -e " + watched.tmux.folder().resolve(mark) + " ]; do sleep 0.05; done; ";
  }

  private static void goOn(WatchedTmux watched, String mark) throws IOException {
    Files.createFile(watched.tmux.folder().resolve(mark));
  }

  /// Script that writes a text in one piece: with its own CR LF, as a terminal that makes them of
  /// LF may hand a line and its end over apart.
  private static String whole(String text) {
    return "stty -opost; printf '" + text + "'; stty opost";
  }

  /// The event that has that text, which was written in one piece.
  static PaneOutput output(WatchedTmux watched, String part) {
    Event event =
        watched.await("pane.output", e -> ((PaneOutput) e.data()).content().contains(part));
    return (PaneOutput) event.data();
  }

  @EachVersion
  void linesComeAsTheyWereWritten(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      run(watched, "seq 1 2000; echo end-of-it");
      TmuxFixture.await("the end", () -> watched.lines("work").contains("end-of-it\n"));
      StringBuilder expected = new StringBuilder();
      for (int i = 1; i <= 2000; i++) {
        expected.append(i).append('\n');
      }
      String lines = watched.lines("work");
      assertTrue(lines.contains(expected + "end-of-it\n"), lines);
    }
  }

  @EachVersion
  void anErrorCarriesItsSeverityAndWhereItStands(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      run(watched, whole("Error: no such thing\\r\\n"));
      PaneOutput error = output(watched, "Error: no such thing\n");
      assertEquals(Severity.ERROR, error.severity());
      var match = error.matches().getFirst();
      assertEquals("Error", error.content().substring(match.start(), match.end()));
    }
  }

  @EachVersion
  void aLineWrittenInTwoGoesIsJudgedWhole(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = watch(binary)) {
      run(watched, "printf 'pan'" + until(watched, "go") + whole("ic: boom\\r\\nok\\r\\n"));
      output(watched, "pan");
      goOn(watched, "go");
      PaneOutput completing = output(watched, "ic: boom\n");
      assertEquals(Severity.CRITICAL, completing.severity());
      assertFalse(completing.content().contains("pan"), completing.content());
      assertEquals(0, completing.matches().getFirst().start());
    }
  }

  @EachVersion
  void aProgramOnTheAlternateScreenIsRead(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = watch(binary)) {
      run(
          watched,
          "printf '\\033[?1049h\\033[2J\\033[3;5Hthird row\\033[5;1Hfifth'"
              + until(watched, "drawn")
              + "printf '\\033[5;1HERROR now '"
              + until(watched, "over")
              + "printf '\\033[?1049l'; echo back");
      PaneOutput first = output(watched, "third row");
      assertEquals(PaneOutput.Mode.SCREEN, first.mode());
      assertEquals(List.of(2, 4), first.rows());
      goOn(watched, "drawn");
      PaneOutput second = output(watched, "ERROR now");
      goOn(watched, "over");
      assertEquals(List.of(4), second.rows());
      assertEquals(Severity.ERROR, second.severity());
      TmuxFixture.await("the end", () -> watched.shown("work").contains("back"));
    }
  }

  @EachVersion
  void fullScreenProgramsAreReadWithoutTheirControls(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = watch(binary)) {
      Path file = watched.tmux.folder().resolve("long.txt");
      Files.writeString(file, "first line of it\n" + "more\n".repeat(100) + "the very last\n");
      watched.tmux.run("send-keys", "-t", "work", "less " + file, "Enter");
      output(watched, "first line of it");
      watched.tmux.run("send-keys", "-t", "work", "G");
      output(watched, "the very last");
      watched.tmux.run("send-keys", "-t", "work", "q", "echo left", "Enter");
      TmuxFixture.await("the shell", () -> watched.shown("work").contains("left"));
      for (Event event : watched.events()) {
        if (event.data() instanceof PaneOutput output) {
          assertTrue(
              output.content().chars().allMatch(c -> c >= 0x20 || c == '\n' || c == '\t'),
              output.content());
        }
      }
    }
  }

  @EachVersion
  void whatANewSessionWroteBeforeWeCameIsNotLost(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.newSession("late", "echo one; echo two; exec sh");
      TmuxFixture.await("its text", () -> watched.lines("late").contains("one\ntwo\n"));
      watched.awaitWatched("late");
      watched.tmux.run("send-keys", "-t", "late", "echo three", "Enter");
      TmuxFixture.await("more", () -> watched.lines("late").contains("\nthree\n"));
      assertEquals(1, watched.lines("late").split("two\n", -1).length - 1);
    }
  }

  @EachVersion
  void aFireHoseThatShowsTheSameAgainAndAgainIsNotAskedForAllTheTime(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      run(watched, "timeout 4 yes; echo at-last");
      TmuxFixture.await("the end", () -> watched.shown("work").contains("at-last"));
      int gaps = watched.all(CollectorGap.class).size();
      assertTrue(gaps >= 1 && gaps < 10, "gaps " + gaps);
    }
  }

  @EachVersion
  void aFireHoseIsKeptFromUsAndDeclared(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      run(watched, "seq 1 1500000; echo at-last");
      TmuxFixture.await("the end", () -> watched.shown("work").contains("at-last"));
      long told = watched.all(PaneOutput.class).stream().mapToLong(o -> o.content().length()).sum();
      // It wrote more than ten million characters.
      assertTrue(told < 5_000_000, "told " + told);
      String reason = watched.looks() ? "dropped" : "paused";
      watched.await("collector.gap", e -> ((CollectorGap) e.data()).reason().equals(reason));
      // tmux's screen is ahead of what we still have to read: leave it the time.
      run(watched, "sleep 1; echo calm again");
      TmuxFixture.await("lines again", () -> watched.lines("work").contains("calm again\n"));
    }
  }

  @EachVersion
  void aSnapshotHasThePanesText(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      run(watched, "echo on-the-screen");
      TmuxFixture.await(
          "the text and the next prompt",
          () -> watched.lines("work").matches("(?s).*on-the-screen\n.*[#$] ?"));
      Picture picture = watched.collector().snapshot(place -> true, true).join();
      Picture.Pane pane = picture.sessions().getFirst().windows().getFirst().panes().getFirst();
      assertTrue(pane.screen().text().contains("on-the-screen"), pane.toString());
      assertEquals("%0", pane.place().paneId());
      assertTrue(picture.seq() > 0);
      int before = watched.events().size();
      watched.collector().snapshot(place -> true, true).join();
      assertEquals(before, watched.events().size());
    }
  }

  @EachVersion
  void afterAGapTheScreenIsReadAgain(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.restart();
      run(watched, "echo while-away");
      TmuxFixture.await(
          "the text",
          () -> watched.tmux.run("capture-pane", "-p", "-t", "work").contains("while-away\n"));
      watched.forget();
      watched.start("work");
      watched.await("collector.gap");
      output(watched, "while-away");
    }
  }
}
