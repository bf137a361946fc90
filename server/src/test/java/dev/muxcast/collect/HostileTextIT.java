package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Programs that try to reach the terminals and eyes of those who watch, and names that try to
/// reach a shell.
class HostileTextIT {
  private static final String TOKEN = "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

  /// Every control character, and the sequences that make a terminal answer or act.
  private static byte[] attack() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int c0 = 1; c0 < 0x20; c0++) {
      if (c0 != 0x0e && c0 != 0x1b) {
        bytes.write('<');
        bytes.write(c0);
      }
    }
    for (char c1 = 0x7f; c1 < 0xa0; c1++) {
      bytes.writeBytes(("{" + c1).getBytes(StandardCharsets.UTF_8));
      bytes.write(c1);
      bytes.writeBytes("\033\\".getBytes(StandardCharsets.US_ASCII));
    }
    String sequences =
        "\033[6n\033[c\033[>c\033[5n\033[?6n\033[18t\033[21t\033[?2026$p\033Z\005"
            + "\033]10;?\007\033]52;c;ZXZpbA==\007\033]0;ti\u009btle\007"
            + "\033]8;;http://evil\033\\link\033]8;;\033\\"
            + "\033P$qm\033\\\033Pevil-dcs\033\\\033_evil-apc\033\\"
            + "\033^evil-pm\033\\\033Xevil-sos\033\\\033kevil-name\033\\"
            // The last, as tmux takes an APC for a title too.
            + "\033]0;title "
            + TOKEN
            + "\007";
    bytes.writeBytes(sequences.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static void assertHarmless(String told) {
    for (int i = 0; i < told.length(); i++) {
      char c = told.charAt(i);
      assertTrue(
          !Character.isISOControl(c) || c == '\n' || c == '\t',
          "U+" + Integer.toHexString(c) + " in " + told);
    }
    assertFalse(told.contains("evil-") || told.contains("ZXZpbA"), told);
    assertFalse(told.contains(TOKEN), told);
  }

  private static void watch(TmuxBinary binary, String before) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path attack = tmux.folder().resolve("attack");
    Files.write(attack, attack());
    tmux.newSession("work", "stty -echo; exec sh");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      String script = before + "; cat " + attack + "; printf '\\n%s\\n' that-is-''all";
      tmux.run("send-keys", "-t", "work", "-l", script);
      tmux.run("send-keys", "-t", "work", "Enter");
      TmuxFixture.await("all of it", () -> watched.shown("work").contains("that-is-all"));
      TmuxFixture.await(
          "the title",
          () ->
              watched
                  .collector()
                  .snapshot(place -> true, false)
                  .join()
                  .toString()
                  .contains("title [redacted:github-token]"));
      String picture = watched.collector().snapshot(place -> true, true).join().toString();
      assertTrue(picture.contains("that-is-all"), picture);
      assertHarmless(picture);
      for (Event event : watched.events()) {
        assertHarmless(event.toString());
      }
    }
  }

  @EachTmux
  void noControlReachesWhatIsToldOfLines(TmuxBinary binary) throws IOException {
    watch(binary, ":");
  }

  @EachTmux
  void noControlReachesWhatIsToldOfAScreen(TmuxBinary binary) throws IOException {
    watch(binary, "printf '\\033[?1049h\\033[2J\\033[3;3H'");
  }

  @EachTmux
  void namesAndFoldersOfOthersAreToldWithoutHarm(TmuxBinary binary) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path folder = tmux.folder().resolve("a\nb\u001b[2J\u009b #(touch owned) #{pid} ';\" " + TOKEN);
    Files.createDirectories(folder);
    tmux.newSession("work", "exec cat");
    for (String name :
        new String[] {"a\nb", "c\u001b[2J", "d\u009be", "##(touch owned)", "##{pid}", "x;y'\""}) {
      tmux.attempt(
          "new-session", "-d", "-s", name, "-c", folder.toString().replace("#", "##"), "cat");
      tmux.attempt("new-window", "-d", "-t", "work:", "-n", name + " " + TOKEN, "cat");
    }
    tmux.run("new-window", "-d", "-t", "work:", "-n", "last", "cd '" + quoted(folder) + "'; cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      watched.await("pane.created", e -> "last".equals(e.place().windowName()));
      for (Event event : watched.events()) {
        assertHarmless(event.toString());
      }
      String picture = watched.collector().snapshot(place -> true, true).join().toString();
      assertHarmless(picture);
      assertTrue(picture.contains("[redacted:github-token]"), picture);
      assertTrue(picture.contains("#(touch owned)"), picture);
      assertTrue(picture.contains("#{pid}"), picture);
      assertEquals(1, watched.all(dev.muxcast.event.EventData.CollectorConnected.class).size());
    }
    assertFalse(Files.exists(Path.of("owned")));
    assertFalse(Files.exists(folder.resolve("owned")));
  }

  private static String quoted(Path folder) {
    return folder.toString().replace("'", "'\\''");
  }
}
