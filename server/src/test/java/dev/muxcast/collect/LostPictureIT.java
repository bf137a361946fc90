package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Timestamp;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What was not watched between two runs is declared, also where the picture of the first is gone,
/// damaged, or older than its log because the disk was full.
@Timeout(90)
class LostPictureIT {
  private enum Loss {
    GONE,
    DAMAGED,
    NOT_WRITTEN
  }

  private static void lose(Path picture, Loss loss) throws IOException {
    switch (loss) {
      case GONE -> Files.delete(picture);
      case DAMAGED -> {
        try (FileChannel file = FileChannel.open(picture, StandardOpenOption.WRITE)) {
          file.truncate(30);
        }
      }
      case NOT_WRITTEN -> Files.setLastModifiedTime(picture, FileTime.fromMillis(1));
    }
  }

  @EachTmux
  void eachSessionThatMayHaveBeenWatchedHasAGap(TmuxBinary binary) throws IOException {
    for (Loss loss : Loss.values()) {
      TmuxFixture tmux = TmuxFixture.on(binary);
      tmux.newSession("first", "exec cat");
      try (WatchedTmux watched = new WatchedTmux(tmux).start("first")) {
        watched.lastRun = System.currentTimeMillis();
        watched.restart();
        lose(tmux.folder().resolve("picture"), loss);
        watched.forget();
        tmux.run("send-keys", "-t", "=first:", "unseen", "Enter");
        TmuxFixture.await(
            "it is written",
            () -> tmux.run("capture-pane", "-p", "-t", "=first:").contains("unseen"));
        watched.start("first");
        Event gap = watched.await("collector.gap");
        EventData.CollectorGap data = (EventData.CollectorGap) gap.data();
        assertEquals("down", data.reason(), loss + "");
        assertEquals("first", gap.place().session());
        assertTrue(data.from().compareTo(Timestamp.text(watched.lastRun)) <= 0, data + "");
      }
    }
  }

  @EachTmux
  void whatAServerWroteThatBeganMeanwhileWasSeenByNobodySinceItBegan(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("first", "exec cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("first")) {
      watched.restart();
      tmux.run("kill-server");
      // tmux tells in whole seconds when it began.
      long ended = System.currentTimeMillis() / 1_000;
      TmuxFixture.await("a second is over", () -> System.currentTimeMillis() / 1_000 > ended);
      tmux.newSession("keep", "exec cat");
      tmux.run("set-option", "-g", "history-limit", "50");
      tmux.newSession("second", "seq 1 500; exec cat");
      TmuxFixture.await(
          "it is written", () -> tmux.run("capture-pane", "-p", "-t", "=second:").contains("500"));
      long found = System.currentTimeMillis();
      watched.forget();
      watched.start("second");
      Event gap = watched.await("collector.gap", e -> "second".equals(e.place().session()));
      EventData.CollectorGap data = (EventData.CollectorGap) gap.data();
      assertTrue(data.from().compareTo(Timestamp.text(found)) < 0, data + " found at " + found);
    }
  }

  @Test
  void theVeryFirstRunHasNothingToDeclare() {
    TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
    tmux.newSession("first", "exec cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("first")) {
      assertEquals(0, watched.all(EventData.CollectorGap.class).size(), watched + "");
    }
  }
}
