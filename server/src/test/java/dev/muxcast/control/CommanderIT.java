package dev.muxcast.control;

import static dev.muxcast.protocol.CommandResult.Outcome.REFUSED;
import static dev.muxcast.protocol.CommandResult.Outcome.SUBMITTED;
import static dev.muxcast.protocol.CommandResult.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.EventData;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.RequestId;
import dev.muxcast.protocol.Target;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a real tmux, the hostile ones included.
@Timeout(120)
class CommanderIT {

  @TempDir Path folder;

  /// Writes down what it reads, line by line.
  private static String recorder(Path folder) {
    return "while IFS= read -r line; do printf '%s\\n' \"$line\" >> " + folder + "/read; done";
  }

  @EachTmux
  void textArrivesAsItIsWhateverItMeansToTmuxOrToAShell(TmuxBinary tmux) {
    List<String> texts =
        List.of(
            ";",
            "echo hi;",
            "-R",
            "Enter",
            "C-c",
            "#(touch " + folder + "/owned)",
            "#{session_name} ##",
            "'quotes\" $HOME `id` \\",
            "é 😀 中文",
            "x".repeat(3000) + ";");
    try (var api = new CommandedTmux(tmux, recorder(folder))) {
      for (String text : texts) {
        assertEquals(CommandResult.submitted(Verb.SEND_TEXT), api.text(text), text);
      }
      TmuxFixture.await(
          "all lines are read", () -> lines(folder.resolve("read")).size() == texts.size());
      assertEquals(texts, lines(folder.resolve("read")));
      assertFalse(Files.exists(folder.resolve("owned")));
    }
  }

  @EachTmux
  void severalLinesAreOnePaste(TmuxBinary tmux) {
    try (var api = new CommandedTmux(tmux, recorder(folder))) {
      assertEquals(SUBMITTED, api.text("first;\n#(second)\nthird").outcome());
      TmuxFixture.await("three lines", () -> lines(folder.resolve("read")).size() == 3);
      assertEquals(List.of("first;", "#(second)", "third"), lines(folder.resolve("read")));
      assertEquals("", api.tmux.run("list-buffers"));
    }
  }

  @EachTmux
  void copyModeIsLeftFirst(TmuxBinary tmux) {
    try (var api = new CommandedTmux(tmux, "cat")) {
      api.tmux.run("copy-mode", "-t", "api");
      assertEquals(SUBMITTED, api.text("hello").outcome());
      assertEquals("0", api.tmux.format("api", "#{pane_in_mode}"));
      // That it was taken is known before `cat` has answered.
      TmuxFixture.await("the answer", () -> api.screen().contains("hello\nhello"));
    }
  }

  @Test
  void aPaneThatIsBusyConfirmsToo() {
    try (var api =
        new CommandedTmux(
            TmuxBinary.any(), "(while :; do echo working; sleep 0.02; done) & cat > /dev/null")) {
      for (int i = 0; i < 20; i++) {
        assertEquals(SUBMITTED, api.text("message " + i).outcome(), api.screen());
      }
    }
  }

  @Test
  void textThatDoesNotShowIsUnknown() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "stty -echo; cat > /dev/null")) {
      assertEquals(UNKNOWN, api.text("secret").outcome());
    }
  }

  @Test
  void controlCharactersAndUnknownKeysAreRefusedBeforeAnythingIsTyped() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "cat")) {
      assertCode(ErrorCode.INVALID_MESSAGE, () -> api.text("a\u001b[201~b"));
      assertCode(ErrorCode.INVALID_MESSAGE, () -> api.keys("a", "Any; kill-server"));
      assertEquals("", api.screen().strip());
    }
  }

  @EachTmux
  void keysArePressed(TmuxBinary tmux) {
    try (var api = new CommandedTmux(tmux, "cat")) {
      assertEquals(SUBMITTED, api.keys("a", ";", "é", "Enter").outcome());
      TmuxFixture.await("the line", () -> api.screen().startsWith("a;é\na;é"));
      CommandResult end =
          api.run(CommandedTmux.ALL, api.pane(Verb.KILL_PANE, api.pane(), null, List.of(), null));
      assertEquals(SUBMITTED, end.outcome());
    }
  }

  @Test
  void anInterruptEndsWhatAShellRuns() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "trap : INT; sleep 1000; echo over; cat")) {
      Request.Command interrupt = api.pane(Verb.INTERRUPT, api.pane(), null, List.of(), null);
      assertEquals(SUBMITTED, api.run(CommandedTmux.ALL, interrupt).outcome());
      TmuxFixture.await("over", () -> api.screen().contains("over"));
    }
  }

  @EachTmux
  void onlyTheQuestionThatWasSeenIsAnswered(TmuxBinary tmux) {
    String dialog =
        "stty -echo -icanon; printf 'rm -rf build\\n\\nDo you want to proceed?\\n"
            + "❯ 1. Yes\\n  2. No, and say why\\n\\nEsc to cancel'; k=$(head -c 1);"
            + " printf '\\033[H\\033[2J'; echo got $k; cat";
    try (var api = new CommandedTmux(tmux, dialog)) {
      TmuxFixture.await("the question", () -> api.screen().contains("Esc"));
      assertEquals(REFUSED, api.respond("May I look?", "1").outcome());
      for (String answer : List.of("3", "No way", "Ye", "proceed")) {
        CommandResult refused = api.respond("Do you want to proceed?", answer);
        assertEquals(REFUSED, refused.outcome());
        assertTrue(
            ("" + refused.message()).endsWith("1. Yes; 2. No, and say why"), refused::toString);
      }
      assertEquals(REFUSED, api.respond("rm -rf src Do you want to proceed?", "2").outcome());
      assertEquals(SUBMITTED, api.respond("rm -rf build Do you want to proceed?", "2").outcome());
      TmuxFixture.await("the answer", () -> api.screen().contains("got 2"));
      assertEquals(REFUSED, api.respond("Do you want to proceed?", "1").outcome());
    }
  }

  /// Like the trust prompt of Claude Code: no numbers, and the mark stands on "No".
  @EachTmux
  void aListWithoutNumbersIsAnsweredByItsMark(TmuxBinary tmux) throws Exception {
    try (var api = new CommandedTmux(tmux, agent("list"))) {
      TmuxFixture.await("the question", () -> api.screen().contains("Enter to confirm"));
      assertEquals(REFUSED, api.respond("Trust it?", "trust it").outcome());
      assertEquals(SUBMITTED, api.respond("Trust it?", "yes, i trust it").outcome());
      TmuxFixture.await("the answer", () -> api.screen().contains("got Yes, I trust it"));
    }
  }

  /// Like OpenCode: only the colour tells which button is marked.
  @EachTmux
  void buttonsAreAnsweredByTheirColour(TmuxBinary tmux) throws Exception {
    try (var api = new CommandedTmux(tmux, agent("buttons"))) {
      TmuxFixture.await("the question", () -> api.screen().contains("enter confirm"));
      api.keys("Right");
      assertEquals(SUBMITTED, api.respond("$ touch x", "3").outcome());
      TmuxFixture.await("the answer", () -> api.screen().contains("got Reject"));
    }
  }

  /// Like OpenCode: the first Escape only asks for another.
  @EachTmux
  void anAgentThatWantsTwoEscapesGetsThem(TmuxBinary tmux) throws Exception {
    try (var api = new CommandedTmux(tmux, agent("twice"))) {
      TmuxFixture.await("busy", () -> api.screen().contains("esc interrupt"));
      Request.Command interrupt = api.pane(Verb.INTERRUPT, api.pane(), null, List.of(), null);
      assertEquals(SUBMITTED, api.run(CommandedTmux.ALL, interrupt).outcome());
      assertTrue(api.screen().contains("stopped"), api.screen());
    }
  }

  @Test
  void anAgentThatWorksOnWasNotInterrupted() {
    String busy =
        "stty -echo -icanon; while :; do date +%N; printf 'esc to interrupt\\n'; sleep 0.05; done";
    try (var api = new CommandedTmux(TmuxBinary.any(), busy)) {
      TmuxFixture.await("busy", () -> api.screen().contains("esc to interrupt"));
      Request.Command interrupt = api.pane(Verb.INTERRUPT, api.pane(), null, List.of(), null);
      assertEquals(UNKNOWN, api.run(CommandedTmux.ALL, interrupt).outcome());
    }
  }

  @Test
  void resultsTellNoSecrets() {
    String dialog =
        "stty -echo -icanon; printf 'Allow?\\n❯ 1. Yes\\n  2. Use "
            + "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
            + "\\n\\nEsc to cancel'; cat > /dev/null";
    try (var api = new CommandedTmux(TmuxBinary.any(), dialog)) {
      TmuxFixture.await("the question", () -> api.screen().contains("Esc"));
      String message = "" + api.respond("Allow?", "what").message();
      assertTrue(message.endsWith("1. Yes; 2. Use [redacted:github-token]"), message);
    }
  }

  /// A small program that imitates what an agent does with its keys.
  private static String agent(String mode) throws Exception {
    URI script = Objects.requireNonNull(CommanderIT.class.getResource("agent.sh")).toURI();
    return "bash " + Path.of(script) + " " + mode;
  }

  @Test
  void aWindowThatAnUnseenSessionHasTooIsNotEndedOrRenamed() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "cat")) {
      api.tmux.newSession("other", "cat");
      // Linked while a client attaches, the window would end tmux 3.3a at times.
      api.awaitSession("other");
      api.tmux.run("link-window", "-s", "api:0", "-t", "other:5");
      TmuxFixture.await(
          "the link is seen",
          () -> {
            try {
              api.run(CommandedTmux.ALL, api.named(Verb.RENAME_WINDOW, null, "other:5", "both"));
              return true;
            } catch (RequestRefused e) {
              return false;
            }
          });
      String pane = api.pane();
      assertCode(
          ErrorCode.FORBIDDEN,
          () ->
              api.run(
                  CommandedTmux.ONLY_API, api.pane(Verb.KILL_PANE, pane, null, List.of(), null)));
      for (String window : List.of("api:0", api.tmux.format("api:0", "#{window_id}"))) {
        for (Verb verb : List.of(Verb.KILL_WINDOW, Verb.RENAME_WINDOW)) {
          assertCode(
              ErrorCode.FORBIDDEN,
              () -> api.run(CommandedTmux.ONLY_API, api.named(verb, null, window, "mine")));
        }
      }
      assertEquals("both", api.tmux.format("other:5", "#{window_name}"));
    }
  }

  @Test
  void aRepeatedRequestIsAnsweredAndNotDoneAgain() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "cat > /dev/null")) {
      Request.Command once = api.pane(Verb.SEND_TEXT, api.pane(), "only once", List.of(), null);
      CommandResult first = api.run(CommandedTmux.ALL, once);
      assertEquals(first, api.run(CommandedTmux.ALL, once));
      assertEquals("only once", api.screen().strip());
      assertEquals(List.of("laptop send_text submitted"), api.journal);
      Request.Command other =
          new Request.Command(
              Verb.INTERRUPT, once.target(), null, List.of(), null, null, null, once.requestId());
      assertCode(ErrorCode.INVALID_MESSAGE, () -> api.run(CommandedTmux.ALL, other));
    }
  }

  @Test
  void whatIsGoneOrOfAnotherServerIsNotFound_andWhatIsOutOfScopeForbidden() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "cat")) {
      api.tmux.newSession("other", "cat");
      api.awaitSession("other");
      String hidden = api.tmux.format("other", "#{pane_id}");
      for (Verb verb : List.of(Verb.SEND_TEXT, Verb.SEND_KEYS, Verb.KILL_PANE)) {
        Request.Command command = api.pane(verb, hidden, "x", List.of("x"), null);
        assertCode(ErrorCode.FORBIDDEN, () -> api.run(CommandedTmux.ONLY_API, command));
      }
      assertCode(
          ErrorCode.FORBIDDEN,
          () ->
              api.run(CommandedTmux.ONLY_API, api.named(Verb.NEW_SESSION, null, null, "stranger")));
      assertCode(
          ErrorCode.FORBIDDEN,
          () ->
              api.run(
                  CommandedTmux.ONLY_API, api.named(Verb.RENAME_SESSION, "api", null, "other2")));
      assertCode(
          ErrorCode.TARGET_NOT_FOUND,
          () -> api.run(CommandedTmux.ALL, api.pane(Verb.SEND_TEXT, "%999", "x", List.of(), null)));
      Request.Command stale =
          new Request.Command(
              Verb.SEND_TEXT,
              new Target(null, null, api.pane(), null, "1-2"),
              "x",
              List.of(),
              null,
              null,
              null,
              RequestId.of("stale"));
      assertCode(ErrorCode.TARGET_NOT_FOUND, () -> api.run(CommandedTmux.ALL, stale));
      assertEquals("", api.tmux.run("capture-pane", "-p", "-t", "other").strip());
      assertTrue(api.journal.contains("phone kill_pane FORBIDDEN"), api.journal.toString());
    }
  }

  @EachTmux
  void sessionsAndWindowsAreMadeRenamedAndEnded_whateverTheirNames(TmuxBinary tmux) {
    String evil = "-x #(touch " + folder + "/owned) #{pid};";
    try (var api = new CommandedTmux(tmux, "cat")) {
      CommandResult window =
          api.run(CommandedTmux.ALL, api.named(Verb.NEW_WINDOW, "api", null, evil));
      assertEquals(SUBMITTED, window.outcome(), String.valueOf(window.message()));
      assertEquals(evil, api.tmux.format("" + window.created(), "#{window_name}"));
      CommandResult session =
          api.run(CommandedTmux.ALL, api.named(Verb.NEW_SESSION, null, null, "second"));
      assertEquals(SUBMITTED, session.outcome(), String.valueOf(session.message()));
      api.awaitSession("second");
      assertEquals(
          SUBMITTED,
          api.run(CommandedTmux.ALL, api.named(Verb.RENAME_SESSION, "second", null, evil))
              .outcome());
      String name = api.tmux.format("" + session.created(), "#{session_name}");
      assertTrue(name.startsWith("-x #(touch"), name);
      api.awaitSession(name);
      String id = api.tmux.format("" + session.created(), "#{session_id}");
      assertEquals(
          SUBMITTED,
          api.run(CommandedTmux.ALL, api.named(Verb.KILL_SESSION, id, null, null)).outcome());
      assertEquals("api", api.tmux.run("list-sessions", "-F", "#{session_name}"));
      assertCode(
          ErrorCode.INVALID_MESSAGE,
          () -> api.run(CommandedTmux.ALL, api.named(Verb.NEW_SESSION, null, null, "a\nb")));
      assertFalse(Files.exists(folder.resolve("owned")));
    }
  }

  @Test
  void aPaneThatEndsByWhatWasTypedIsNotAskedAgain() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "read line")) {
      api.tmux.newSession("keeper", "cat");
      Request.Command last = api.pane(Verb.SEND_TEXT, api.pane(), "bye", List.of(), null);
      CommandResult result = api.run(CommandedTmux.ALL, last);
      assertEquals(result, api.run(CommandedTmux.ALL, last));
      assertEquals(List.of("laptop send_text " + result.outcome().word()), api.journal);
    }
  }

  @Test
  void everyCommandIsAnnounced() {
    try (var api = new CommandedTmux(TmuxBinary.any(), "cat")) {
      api.text("hello");
      TmuxFixture.await(
          "command.executed",
          () ->
              api.events.stream()
                  .anyMatch(event ->
                      event
                              .data()
                              .equals(
                                  new EventData.CommandExecuted("send_text", "laptop", "submitted"))
                          && "api".equals(event.place().session())));
    }
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertEquals(code, assertThrows(RequestRefused.class, action::run).code());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
