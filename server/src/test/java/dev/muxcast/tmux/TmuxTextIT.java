package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/// Quoted text comes out of real tmux as it went in.
class TmuxTextIT {

  private static final List<String> NASTY =
      List.of(
          ";",
          "echo hi;",
          "\\;",
          "a\\",
          "-R",
          "--",
          "#(touch x)",
          "#{pane_id}",
          "##",
          "'\"`$(x)",
          "é ;;");

  @EachTmux
  void literalTextArrivesAsItIs(TmuxBinary binary) {
    for (String text : NASTY) {
      try (TmuxFixture tmux = TmuxFixture.on(binary)) {
        tmux.newSession("work", "stty -echo; printf ready; exec cat");
        TmuxFixture.await("cat", () -> screen(tmux).equals("ready"));
        tmux.run("send-keys", "-t", "work", "-l", "--", TmuxText.literal(text));
        tmux.run("send-keys", "-t", "work", "Enter");
        TmuxFixture.await(text + " in " + screen(tmux), () -> screen(tmux).equals("ready" + text));
      }
    }
  }

  @EachTmux
  void namesArriveAsTheyAre(TmuxBinary binary) {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "exec cat");
      for (String text : List.of("a #(touch x) #{pane_id}", "-R", "x;", "##")) {
        tmux.run("rename-session", "-t", "$0", "--", TmuxText.format(text));
        SessionRow row =
            SessionRow.of(
                    new Reply(true, List.of(tmux.run("list-sessions", "-F", SessionRow.FORMAT))))
                .getFirst();
        // tmux itself changes some characters in names, since 3.7 the # too.
        assertEquals(text.replace('#', '_'), row.name().replace('#', '_'));
      }
    }
  }

  private static String screen(TmuxFixture tmux) {
    return tmux.run("capture-pane", "-p", "-t", "work").strip();
  }
}
