package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.HookEvent;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Explanation;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A program that paints an agent's screens in a real pane, by the key that is pressed.
class StatusIT {
  private static final String COMPOSER =
      "────────────────────\n❯ \n────────────────────\n  ⏸ manual mode on · ";

  private static final String PAINTER =
      """
      printf '\\033[?1049h'
      paint() { printf '\\033[2J\\033[H'; cat "$1"; }
      paint "$0.r"
      while read -rsn1 key; do
        case $key in
          q) printf '\\033[?1049l'; exit ;;
          o) printf '\\033]7501;state=working:app=claude\\033\\\\' ;;
          *) paint "$0.$key" ;;
        esac
      done
      """;

  /// A shell in which the painter was started, under the name of an agent.
  private static WatchedTmux painting(TmuxBinary binary) throws IOException {
    return painting(binary, WatchedTmux::new);
  }

  private static WatchedTmux painting(TmuxBinary binary, Function<TmuxFixture, WatchedTmux> how)
      throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path script = tmux.folder().resolve("paint");
    Files.writeString(script, PAINTER);
    Files.writeString(tmux.folder().resolve("paint.r"), COMPOSER + "? for shortcuts");
    Files.writeString(
        tmux.folder().resolve("paint.b"),
        "❯ do it\n\n✻ Cooking… (3s · ↓ 5 tokens)\n\n" + COMPOSER + "esc to interrupt");
    Files.writeString(
        tmux.folder().resolve("paint.w"),
        "❯ do it\n\n──────────────\n Bash command\n\n rm x\n\n Do you want to proceed?\n ❯ 1. Yes\n"
            + "   2. No\n\n Esc to cancel · Tab to amend");
    Files.writeString(
        tmux.folder().resolve("paint.c"),
        "❯ show it\n\n● It looks like this:\n\n   Do you want to proceed?\n   ❯ 1. Yes\n     2. No\n\n"
            + "   Esc to cancel · Tab to amend\n\n"
            + COMPOSER
            + "? for shortcuts");
    String limit =
        "❯ do it\n\n● You've hit your limit. Try again in 2 hours 5 minutes.\n\n" + COMPOSER;
    Files.writeString(tmux.folder().resolve("paint.l"), limit + "? for shortcuts");
    Files.writeString(tmux.folder().resolve("paint.m"), limit + "other words below");
    tmux.newSession("work", "exec bash --norc --noprofile");
    WatchedTmux watched = how.apply(tmux).start("work");
    tmux.run("send-keys", "-t", "work", "(exec -a claude bash " + script + ")", "Enter");
    watched.await("agent.status", status("ready"));
    return watched;
  }

  private static java.util.function.Predicate<Event> status(String word) {
    return event -> ((AgentStatus) event.data()).status().equals(word);
  }

  private static java.util.function.Predicate<Event> said(String words) {
    return event -> ((PaneOutput) event.data()).content().contains(words);
  }

  private static AgentStatus press(WatchedTmux watched, String key, String word) {
    watched.forget();
    watched.tmux.run("send-keys", "-t", "work", key);
    return (AgentStatus) watched.await("agent.status", status(word)).data();
  }

  @EachTmux
  void anAgentIsFollowedThroughItsStates(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      AgentStatus busy = press(watched, "b", "busy");
      assertEquals("ready", busy.previous());
      assertNull(busy.attention());

      AgentStatus waiting = press(watched, "w", "waiting");
      assertEquals("permission", waiting.reason());
      assertEquals("waiting", waiting.attention());
      assertNotNull(waiting.question());
      assertEquals("Bash command\nrm x\nDo you want to proceed?", waiting.question().text());
      assertEquals(List.of("Yes", "No"), waiting.question().answers());
      assertNotNull(waiting.evidence());
      assertEquals("screen", waiting.evidence().source());

      press(watched, "b", "busy");
      AgentStatus ready = press(watched, "c", "ready");
      assertEquals("finished", ready.attention());
      assertEquals(
          List.of("ready"),
          watched.all(AgentStatus.class).stream().map(AgentStatus::status).toList(),
          "a prompt that is quoted is none");
    }
  }

  @EachTmux
  void theEndOfALimitThatIsReadAgainAndAgainStaysWhereItIs(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      String end = press(watched, "l", "limited").resetsAt();
      assertNotNull(end);
      watched.tmux.run("send-keys", "-t", "work", "m");
      TmuxFixture.await(
          "it was read again",
          () -> explained(watched).screen().toString().contains("other words below"));
      assertEquals(end, explained(watched).status().resetsAt());
      watched.tmux.run("send-keys", "-t", "work", "l");
      TmuxFixture.await(
          "and again", () -> !explained(watched).screen().toString().contains("other words"));
      assertEquals(end, explained(watched).status().resetsAt());
      for (AgentStatus told : watched.all(AgentStatus.class)) {
        assertEquals(end, told.resetsAt());
      }
    }
  }

  private static Explanation explained(WatchedTmux watched) {
    return watched.collector().explain(place -> true).join().orElseThrow();
  }

  @EachTmux
  void whatTheProgramSaysOfItselfIsHeard(TmuxBinary binary) throws IOException {
    // A look shows nothing of it.
    try (WatchedTmux watched = painting(binary, WatchedTmux::attached)) {
      AgentStatus busy = press(watched, "o", "busy");
      assertNotNull(busy.evidence());
      assertEquals("osc7501", busy.evidence().source());
    }
  }

  private static boolean hook(WatchedTmux watched, String agent, String event) {
    String socket = watched.tmux.socket().path().toString();
    long pid = Long.parseLong(watched.tmux.run("display-message", "-p", "#{pid}").strip());
    return watched
        .collector()
        .hook(socket, pid, PaneId.of(0), new HookEvent(agent, event, Map.of()))
        .join();
  }

  @EachTmux
  void aHookIsToldAtOnceAndForgottenWhenTheScreenDoesNotBearItOut(TmuxBinary binary)
      throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      watched.forget();
      assertTrue(hook(watched, "claude", "PermissionRequest"));
      AgentStatus waiting = (AgentStatus) watched.await("agent.status", status("waiting")).data();
      assertEquals("permission", waiting.reason());
      assertNotNull(waiting.evidence());
      assertEquals(
          "hook PermissionRequest", waiting.evidence().source() + " " + waiting.evidence().line());
      // Nothing ever says that it was denied: the screen does.
      watched.await("agent.status", status("ready"));
    }
  }

  @EachTmux
  void aHookOfAnotherAgentOrPaneIsNotHeard(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      assertFalse(hook(watched, "codex", "Stop"));
      long none = 0;
      assertFalse(
          watched
              .collector()
              .hook(
                  watched.tmux.socket().path().toString(),
                  none,
                  PaneId.of(0),
                  new HookEvent("claude", "Stop", Map.of()))
              .join());
    }
  }

  @EachTmux
  void anAgentThatLeavesItsShellBehindExited(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "b", "busy");
      assertEquals("busy", press(watched, "q", "exited").previous());
    }
  }

  @EachTmux
  void anAgentInsideAScriptIsFollowedLikeAnyOther(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "q", "exited");
      watched.forget();
      Path script = watched.tmux.folder().resolve("paint");
      String wrapped = "bash -c '(exec -a claude bash " + script + "); exec bash --norc'";
      watched.tmux.run("send-keys", "-t", "work", wrapped, "Enter");
      watched.await("agent.status", status("ready"));
      assertEquals("permission", press(watched, "w", "waiting").reason());
      press(watched, "b", "busy");
      press(watched, "q", "exited");
    }
  }

  @EachTmux
  void anAgentThatDrawsItsFirstScreenRightBehindItsScriptsIsFound(TmuxBinary binary)
      throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path script = tmux.folder().resolve("paint");
    Files.writeString(script, PAINTER);
    Files.writeString(tmux.folder().resolve("paint.r"), COMPOSER + "? for shortcuts");
    Path launcher = tmux.folder().resolve("launcher");
    Files.writeString(
        launcher,
        "read; printf '\\033[?1049hone moment'; sleep .15; (exec -a claude bash " + script + ")");
    tmux.newSession("work", "exec bash " + launcher);
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      watched.tmux.run("send-keys", "-t", "work", "Enter");
      watched.await("agent.status", status("ready"));
    }
  }

  @EachTmux
  void anAgentWhosePaneIsClosedExitedBeforeThePaneIsGone(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      watched.tmux.newSession("other", "cat");
      press(watched, "b", "busy");
      watched.forget();
      watched.tmux.run("kill-session", "-t", "work");
      watched.await("pane.removed");
      List<String> story = watched.story();
      assertTrue(
          story.indexOf("agent.status work") >= 0
              && story.indexOf("agent.status work") < story.indexOf("pane.removed work"),
          story.toString());
    }
  }

  @EachTmux
  void whatWasTakenNoticeOfNeedsNoAttention(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "w", "waiting");
      watched.forget();
      assertTrue(watched.collector().acknowledge(place -> "work".equals(place.session())).join());
      AgentStatus after = (AgentStatus) watched.await("agent.status").data();
      assertEquals("waiting", after.status());
      assertNull(after.attention());
    }
  }

  @EachTmux
  void aStatusIsExplained(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "w", "waiting");
      Explanation why =
          watched.collector().explain(place -> "work".equals(place.session())).join().orElseThrow();
      assertEquals("permission", why.signals().getFirst().rule());
      assertTrue(
          why.rules().stream().anyMatch(rule -> rule.name().equals("permission") && rule.holds()));
      assertTrue(why.screen().contains("   2. No"), why.toString());
    }
  }

  /// It draws on the main screen, and leaves that behind with its title.
  @EachTmux
  void whateverRunsAfterAnAgentIsNone(TmuxBinary binary) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path agent =
        Files.writeString(
            tmux.folder().resolve("agent"),
            "printf '\\033]0;◇  Ready (x)\\007 Gemini CLI v0.61.0\\n\\n >   Type your message\\n'\nread -rsn1 key\n");
    Path server =
        Files.writeString(
            tmux.folder().resolve("srv.py"),
            "echo serving; read -rsn1 key; echo more; read -rsn1 key\n");
    tmux.newSession("work", "exec bash --norc --noprofile");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      tmux.run("send-keys", "-t", "work", "(exec -a gemini bash " + agent + ")", "Enter");
      watched.await("agent.status", status("ready"));
      press(watched, "q", "exited");
      watched.forget();
      for (String name : new String[] {"python3", "sleep", "git"}) {
        String command = "(exec -a " + name + " bash " + server + ")";
        tmux.run("send-keys", "-t", "work", command, "Enter");
        watched.await("pane.output", said("serving"));
        tmux.run("send-keys", "-t", "work", "x");
        watched.await("pane.output", said("more"));
        tmux.run("send-keys", "-t", "work", "x");
        assertEquals(List.of(), watched.all(AgentStatus.class), name);
        watched.forget();
      }
    }
  }

  /// The script that ran it goes on.
  @EachTmux
  void anAgentIsNoneOnceItsProcessIsGone(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "q", "exited");
      watched.forget();
      Path script = watched.tmux.folder().resolve("paint");
      String wrapped = "bash -c '(exec -a claude bash " + script + "); exec -a top cat'";
      watched.tmux.run("send-keys", "-t", "work", wrapped, "Enter");
      watched.await("agent.status", status("ready"));
      assertEquals("process", press(watched, "q", "exited").evidence().source());
    }
  }

  /// Only its screen tells what a tmux in the pane shows; that bar at its end is its own.
  @EachTmux
  void whatAnInnerTmuxShowsIsJudged(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "q", "exited");
      watched.forget();
      Path script = watched.tmux.folder().resolve("paint");
      Files.writeString(
          watched.tmux.folder().resolve("paint.w"),
          "\n\n[in] 0:claude*      \"vm\" 01:00 30-Nov-26\n",
          StandardOpenOption.APPEND);
      watched.tmux.run("send-keys", "-t", "work", "(exec -a tmux bash " + script + ")", "Enter");
      watched.await("agent.status", status("ready"));
      assertEquals("permission", press(watched, "w", "waiting").reason());
      press(watched, "b", "busy");
      press(watched, "q", "exited");
    }
  }

  /// It leaves its screen, its title and the file that says it is busy.
  @EachTmux
  void aKilledAgentIsGoneWhateverItLeft(TmuxBinary binary) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    Path script =
        Files.writeString(
            tmux.folder().resolve("agent"),
            "mkdir -p \"$HOME/.claude/sessions\"; printf '{\"status\":\"busy\"}' >"
                + " \"$HOME/.claude/sessions/$$.json\"\nprintf '\\033]0;✳ Claude Code\\007\\033[?1049h"
                + "\\033[2J\\033[H❯ x\\n\\n────────\\n❯ \\n────────\\n  ? for shortcuts'\nread -rsn1 key\nkill -9"
                + " $$\n");
    tmux.newSession("work", "exec bash --norc --noprofile");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      tmux.run(
          "send-keys",
          "-t",
          "work",
          "export HOME=" + tmux.folder() + "; (exec -a claude bash " + script + ")",
          "Enter");
      AgentStatus busy = (AgentStatus) watched.await("agent.status", status("busy")).data();
      assertEquals("session_file", busy.evidence().source());
      AgentStatus gone = press(watched, "k", "exited");
      assertEquals("process", gone.evidence().source());
      assertEquals("claude", gone.agentType());
    }
  }

  @EachTmux
  void thePictureShowsWhatTheAgentDoes(TmuxBinary binary) throws IOException {
    try (WatchedTmux watched = painting(binary)) {
      press(watched, "w", "waiting");
      var pane =
          watched
              .collector()
              .snapshot(place -> "claude".equals(place.agentType()), false)
              .join()
              .sessions()
              .getFirst()
              .windows()
              .getFirst()
              .panes()
              .getFirst();
      assertNotNull(pane.status());
      assertEquals("waiting", pane.status().status());
    }
  }
}
