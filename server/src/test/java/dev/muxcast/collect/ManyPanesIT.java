package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Many panes at once.
class ManyPanesIT {
  private static final int WINDOWS = 100;

  @EachTmux
  void theFirstWordsOfAHundredWindowsThatBeginAtOnceAreTold(TmuxBinary binary) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec cat");
    StringBuilder windows = new StringBuilder();
    for (int i = 0; i < WINDOWS; i++) {
      windows.append("new-window -d -t work: 'echo HELLO-").append(i).append("-; exec cat'\n");
    }
    Path script = Files.writeString(tmux.folder().resolve("windows"), windows);
    try (WatchedTmux watched = WatchedTmux.attached(tmux).start("work")) {
      tmux.run("source-file", script.toString());
      for (int i = 0; i < WINDOWS; i++) {
        String words = "HELLO-" + i + "-";
        TmuxFixture.await(words, () -> watched.shown("work").contains(words));
      }
      assertTrue(watched.all(CollectorGap.class).isEmpty(), watched::toString);
    }
  }
}
