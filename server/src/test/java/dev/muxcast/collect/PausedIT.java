package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What tmux itself does when nobody reads for longer than `pause-after`: it pauses the pane, and
/// forgets what it writes. Here a valve stands between tmux and us, which can be shut.
@Timeout(180)
class PausedIT {
  @TempDir Path folder;

  /// More than `pause-after`, at 20 rounds a second at most.
  private static final int ROUNDS = 160;

  /// A tmux whose control clients write into a valve, a `cat` of its own name.
  private TmuxBinary valved(TmuxBinary binary) throws IOException {
    Path valve = folder.resolve("valve");
    Files.copy(Path.of("/bin/cat").toRealPath(), valve);
    String script =
        """
        #!/bin/sh
        case " $* " in
          *" -C "*) "%1$s" "$@" | "%2$s" ;;
          *) exec "%1$s" "$@" ;;
        esac
        """
            .formatted(binary.path(), valve);
    Path program = folder.resolve("tmux");
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new TmuxBinary(program, binary.version());
  }

  private List<String> valves() {
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().command().orElse("").equals(folder.resolve("valve") + ""))
        .map(each -> Long.toString(each.pid()))
        .toList();
  }

  private static void signal(String signal, List<String> pids) throws Exception {
    for (String pid : pids) {
      assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
    }
  }

  private static int rounds(Path count) {
    try {
      String text = Files.exists(count) ? Files.readString(count).strip() : "";
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (IOException e) {
      return 0;
    }
  }

  @EachTmux
  void aPaneThatTmuxPausesGoesOnAndWhatWasMissedIsDeclared(TmuxBinary binary) throws Exception {
    Path count = folder.resolve("count");
    Path end = folder.resolve("end");
    // 80 KB a second: it soon fills the pipe, and is too little to be held for a flood.
    String script =
        "i=0; until [ -e END ]; do i=$((i + 1)); printf '%4000s\\n' \"round $i\"; echo $i > COUNT;"
            + " sleep 0.05; done; clear; echo at-last; exec cat";
    TmuxFixture tmux = TmuxFixture.on(valved(binary));
    tmux.newSession(
        "work", script.replace("END", end.toString()).replace("COUNT", count.toString()));
    try (WatchedTmux watched = WatchedTmux.attached(tmux).start("work")) {
      TmuxFixture.await("it is read", () -> watched.lines("work").contains("round "));
      List<String> valves = valves();
      assertTrue(valves.size() >= 2, valves.toString());
      signal("-STOP", valves);
      try {
        int shut = rounds(count);
        // The program is not stopped by that.
        TmuxFixture.await("more than pause-after", () -> rounds(count) > shut + ROUNDS);
      } finally {
        signal("-CONT", valves);
      }
      Event gap = watched.await("collector.gap");
      assertEquals("work", gap.place().session());
      assertEquals("paused", ((CollectorGap) gap.data()).reason());
      Files.createFile(end);
      TmuxFixture.await("the end", () -> watched.shown("work").contains("at-last"));
      // It was tmux that held it back, not we.
      assertTrue(watched.all(PaneOutput.class).stream().allMatch(o -> o.skippedBytes() == null));
      assertEquals(1, watched.all(CollectorGap.class).size(), watched.toString());
      tmux.run("send-keys", "-t", "work", "-l", "typed");
      watched.await(
          "pane.output", e -> (watched.lines("work") + watched.shown("work")).contains("typed"));
    }
  }
}
