package dev.muxcast.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Names, folders and targets that try to be more than text.
@Timeout(120)
class HostileCommandsIT {
  private static final List<String> HOSTILE =
      List.of(
          "#(touch owned)",
          "##(touch owned)",
          "#{pane_id}",
          "x; kill-server",
          "x;",
          ";",
          "-R",
          "-t=api",
          "\"'`touch owned`",
          "\"; kill-server; \"",
          "=api",
          "api:0.0; kill-server");

  @TempDir Path folder;

  @EachTmux
  void asNamesAndFoldersTheyAreText(TmuxBinary tmux) throws Exception {
    try (var api = new CommandedTmux(tmux, "cat")) {
      for (String text : HOSTILE) {
        Path start = Files.createDirectory(folder.resolve(text));
        String window = done(api, api.made(Verb.NEW_WINDOW, "api", text, start.toString()));
        assertEquals(text, api.tmux.format(window, "#{window_name}"));
        TmuxFixture.await(
            "it starts in " + start,
            () -> start.toString().equals(api.tmux.format(window, "#{pane_current_path}")));
        String session = done(api, api.made(Verb.NEW_SESSION, null, text, start.toString()));
        assertEquals(asTmuxNames(text), asTmuxNames(api.tmux.format(session, "#{session_name}")));
        done(
            api,
            api.named(Verb.KILL_SESSION, api.tmux.format(session, "#{session_id}"), null, null));
        done(api, api.named(Verb.RENAME_WINDOW, null, "@0", text));
        assertEquals(text, api.tmux.format("@0", "#{window_name}"));
        done(api, api.named(Verb.RENAME_SESSION, "$0", null, text));
        assertEquals(asTmuxNames(text), asTmuxNames(api.tmux.format("$0", "#{session_name}")));
        done(api, api.named(Verb.RENAME_SESSION, "$0", null, "api"));
        api.awaitSession("api");
        assertFalse(Files.exists(start.resolve("owned")), text);
      }
      assertFalse(Files.exists(Path.of("owned")));
    }
  }

  /// To 3.6, tmux takes two characters out of sessions' names.
  private static String asTmuxNames(String name) {
    return name.replace('.', '_').replace(':', '_');
  }

  private static String done(CommandedTmux api, Request.Command command) {
    String id = command.target().session();
    if (id != null && id.startsWith("$")) {
      api.awaitSession(api.tmux.format(id, "#{session_name}"));
    }
    CommandResult result = api.run(CommandedTmux.ALL, command);
    assertEquals(CommandResult.Outcome.SUBMITTED, result.outcome(), result::toString);
    return "" + result.created();
  }

  @EachTmux
  void asTargetsTheyAreNotFound(TmuxBinary tmux) {
    try (var api = new CommandedTmux(tmux, "cat")) {
      for (String text : HOSTILE) {
        for (String target : List.of(text, "api:" + text, "api:0.0" + text, text + ":0.0")) {
          assertCode(
              ErrorCode.TARGET_NOT_FOUND,
              () ->
                  api.run(
                      CommandedTmux.ALL, api.pane(Verb.SEND_TEXT, target, "x", List.of(), null)));
          assertCode(
              ErrorCode.TARGET_NOT_FOUND,
              () ->
                  api.run(
                      CommandedTmux.ALL, api.named(Verb.KILL_SESSION, target + ";", null, null)));
        }
      }
      assertEquals("", api.screen().strip());
      assertFalse(Files.exists(Path.of("owned")));
    }
  }

  @EachTmux
  void withControlCharactersTheyAreRefused(TmuxBinary tmux) {
    try (var api = new CommandedTmux(tmux, "cat")) {
      for (String text : List.of("a\nkill-server", "a\u001b[2J", "\u009b", "\t", "a\0", "\u007f")) {
        for (Request.Command command :
            List.of(
                api.made(Verb.NEW_SESSION, null, text, null),
                api.made(Verb.NEW_SESSION, null, null, "/" + text),
                api.made(Verb.NEW_WINDOW, "api", text, null),
                api.made(Verb.NEW_WINDOW, "api", null, "/" + text),
                api.named(Verb.RENAME_SESSION, "api", null, text),
                api.named(Verb.RENAME_WINDOW, null, "@0", text))) {
          assertCode(ErrorCode.INVALID_MESSAGE, () -> api.run(CommandedTmux.ALL, command));
        }
      }
      assertEquals(
          "api 1", api.tmux.run("list-sessions", "-F", "#{session_name} #{session_windows}"));
    }
  }

  @EachTmux
  void aFolderThatIsNotThereIsRefusedAndNothingMade(TmuxBinary tmux) {
    try (var api = new CommandedTmux(tmux, "cat")) {
      for (String path : List.of(folder + "/gone", "#{pid}", "/dev/null")) {
        for (Request.Command command :
            List.of(
                api.made(Verb.NEW_SESSION, null, null, path),
                api.made(Verb.NEW_WINDOW, "api", null, path))) {
          CommandResult result = api.run(CommandedTmux.ALL, command);
          assertEquals(CommandResult.Outcome.REFUSED, result.outcome(), result::toString);
        }
      }
      assertEquals(
          "api 1", api.tmux.run("list-sessions", "-F", "#{session_name} #{session_windows}"));
    }
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertEquals(code, assertThrows(RequestRefused.class, action::run).code());
  }
}
