package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.Health;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Files that can't be read: each is a pipe that nobody writes to, as a file in a folder that
/// hangs.
class BlockedFilesIT {
  private static final String AGENT =
      """
      mkdir -p "$HOME/.claude/sessions"
      mkfifo "$HOME/.claude/sessions/$$.json"
      printf '\\033[?1049h'
      paint() { printf '\\033[2J\\033[H❯ x\\n\\n%s\\n────────\\n❯ \\n────────\\n  ? for shortcuts' "$1"; }
      paint ""
      while read -rsn1 key; do
        paint "✻ Cooking… (3s · ↓ 5 tokens)"
        sleep .5
        paint ""
      done
      """;

  private static final int AGENTS = 4;

  @Test
  void agentsAreFollowedByTheirScreensAndEverythingElseGoesOn() throws IOException {
    TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
    Path script = Files.writeString(tmux.folder().resolve("agent"), AGENT);
    tmux.newSession("work", "stty -echo; exec cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      for (int i = 0; i < AGENTS; i++) {
        String session = "agent" + i;
        tmux.newSession(
            session,
            "export HOME="
                + tmux.folder()
                + "; exec bash -c '(exec -a claude bash "
                + script
                + ")'");
        watched.await("agent.status", event -> says(event, session, "ready"));
      }
      for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < AGENTS; i++) {
          String session = "agent" + i;
          watched.forget();
          tmux.run("send-keys", "-t", session, "x");
          watched.await("agent.status", event -> says(event, session, "busy"));
          watched.await("agent.status", event -> says(event, session, "ready"));
        }
      }
      tmux.run("send-keys", "-t", "work", "still here", "Enter");
      TmuxFixture.await("the words", () -> watched.shown("work").contains("still here"));
    }
  }

  @EachTmux
  void aKeptPictureThatCanNotBeReadDelaysNobody(TmuxBinary binary) throws Exception {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path picture = tmux.folder().resolve("picture");
    new ProcessBuilder("mkfifo", picture.toString()).start().waitFor();
    tmux.newSession("work", "stty -echo; exec cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      Health health = watched.collector().health().join();
      assertEquals(1, health.hanging(), health::toString);
      assertTrue(health.reasons().toString().contains("hang"), health::toString);
      tmux.run("send-keys", "-t", "work", "still here", "Enter");
      TmuxFixture.await("the words", () -> watched.shown("work").contains("still here"));
      // Another file takes its place, which the next run can read.
      TmuxFixture.await("the picture is kept", () -> Files.isRegularFile(picture));
      watched.restart();
      watched.forget();
      watched.start("work");
      assertNull(watched.first("session.created", event -> true), watched::toString);
    }
  }

  private static boolean says(Event event, String session, String status) {
    return session.equals(event.place().session())
        && event.data() instanceof AgentStatus told
        && told.status().equals(status);
  }
}
