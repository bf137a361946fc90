package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    return told(binary, 80, script);
  }

  private static String told(TmuxBinary binary, int columns, String script) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec sh");
    tmux.run("resize-window", "-t", "work", "-x", Integer.toString(columns), "-y", "24");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      Path file = Files.createTempFile(tmux.folder(), "script", ".sh");
      Files.writeString(file, script);
      tmux.run("send-keys", "-t", "work", ". " + file, "Enter");
      TmuxFixture.await(
          "all of it",
          () -> (watched.lines("work") + watched.shown("work")).contains("that-is-all"));
      String picture = watched.collector().snapshot(place -> true, true).join().toString();
      return watched.events() + picture;
    }
  }

  private static void assertMasked(String told) {
    assertTrue(told.contains("[redacted:github-token]"), told);
    String secret = FIRST + SECOND;
    for (int i = 8; i + 6 <= secret.length(); i++) {
      assertFalse(told.contains(secret.substring(i, i + 6)), told);
    }
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

  @EachTmux
  void aSecretCutAtEveryPlaceIsNeverTold(TmuxBinary binary) throws IOException {
    StringBuilder script = new StringBuilder();
    String secret = "ghp_" + FIRST + SECOND;
    for (int cut = 1; cut < secret.length(); cut++) {
      // Within the time for which a beginning is held, and beyond it.
      String pause = cut % 2 == 0 ? "0.02" : "0.15";
      script
          .append("printf 'token %s' " + secret.substring(0, cut))
          .append("; sleep " + pause)
          .append("; printf '%s\\n' " + secret.substring(cut) + "\n");
    }
    assertMasked(told(binary, script + "echo that-is-all"));
  }

  @EachTmux
  void aSecretThatGoesOverTheRowsOfANarrowPaneIsNeverTold(TmuxBinary binary) throws IOException {
    assertMasked(
        told(
            binary,
            30,
            "clear; printf 'the token is ghp_%s%s and ends\\n' "
                + FIRST
                + " "
                + SECOND
                + "; echo that-is-all"));
  }

  @EachTmux
  void aSecretInABoxOfAnAlternateScreenIsNeverTold(TmuxBinary binary) throws IOException {
    assertMasked(
        told(
            binary,
            40,
            "printf '\\033[?1049h\\033[2J\\033[3;1H│ key: ghp_%s │\\033[4;1H│ %s' "
                + FIRST
                + SECOND.substring(0, 8)
                + " "
                + SECOND.substring(8)
                + "; printf '\\033[4;38H│\\033[6;1Hthat-is-all'; sleep 2"));
  }
}
