package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Secrets that real panes show, seeded in the ways they come.
class SecretsIT {
  private static final String FIRST = "a1B2c3D4e5F6g7H8i9";
  private static final String SECOND = "J0k1L2m3N4o5P6q7R8";

  /// Everything that was told of the pane once a script has run in it.
  private static String told(TmuxBinary binary, String script) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec sh");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      Path file = Files.createTempFile(tmux.folder(), "script", ".sh");
      Files.writeString(file, script);
      tmux.run("send-keys", "-t", "work", ". " + file, "Enter");
      watched.await("pane.output", e -> ((PaneOutput) e.data()).content().contains("that-is-all"));
      String picture = watched.collector().snapshot(place -> true, true).join().toString();
      return watched.events() + picture;
    }
  }

  private static void assertMasked(String told) {
    assertTrue(told.contains("[redacted:github-token]"), told);
    assertFalse(told.contains(FIRST) || told.contains(SECOND), told);
  }

  @EachTmux
  void aSecretWrittenInPiecesIsNeverTold(TmuxBinary binary) throws IOException {
    assertMasked(
        told(
            binary,
            "printf 'token ghp_%s' "
                + FIRST
                + "; sleep 0.4; printf '%s\\n' "
                + SECOND
                + "; sleep 0.2; echo that-is-all"));
  }

  @EachTmux
  void aSecretOnAScreenThatIsDrawnIsNeverTold(TmuxBinary binary) throws IOException {
    assertMasked(
        told(
            binary,
            "printf '\\033[?1049h\\033[2J\\033[5;70Hghp_%s' "
                + FIRST
                + "; sleep 0.3; printf '%s' "
                + SECOND
                + "; sleep 0.3; printf '\\033[10;1Hthat-is-all'; sleep 1"));
  }

  @EachTmux
  void aSecretInColoursIsNeverTold(TmuxBinary binary) throws IOException {
    assertMasked(
        told(
            binary,
            "printf 'ghp_\\033[31m%s\\033[32m%s\\033[0m\\nthat-is-all\\n' "
                + FIRST
                + " "
                + SECOND));
  }
}
