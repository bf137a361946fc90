package dev.muxcast.control;

import dev.muxcast.agent.PromptReader;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.TmuxKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// What is typed into a pane, each confirmed by looking at its screen before and after. Keeps
/// nothing.
final class PaneCommands {
  private static final long SHOWN_MILLIS = 500;

  /// Qwen Code takes half a second over 3,000 characters.
  private static final long PASTED_MILLIS = 1_500;

  private static final long TAKEN_MILLIS = 1_500;
  private static final long REACTION_MILLIS = 700;

  /// Agents take an Enter that comes within 120 ms of text as part of a paste.
  private static final long AGENT_PAUSE_MILLIS = 150;

  private static final int TAIL = 12;
  private static final int LONG = 256;

  private PaneCommands() {}

  /// @throws RequestRefused when the command can't be done, or the pane went away meanwhile
  static CommandResult run(
      PaneDriver driver, ResolvedTarget target, Request.Command command, RedactionRules redaction) {
    return switch (command.verb()) {
      case SEND_TEXT -> sendText(driver, target, command);
      case SEND_KEYS -> sendKeys(driver, command);
      case INTERRUPT -> Interrupting.interrupt(driver, target, command.verb());
      case RESPOND -> Answering.respond(driver, command, redaction);
      case NEW_SESSION,
          NEW_WINDOW,
          KILL_PANE,
          KILL_WINDOW,
          KILL_SESSION,
          RENAME_SESSION,
          RENAME_WINDOW ->
          throw new IllegalArgumentException("types nothing: " + command.verb());
    };
  }

  /// Types a text, and presses Enter once the text stands there.
  private static CommandResult sendText(
      PaneDriver driver, ResolvedTarget target, Request.Command command) {
    Verb verb = command.verb();
    String text = Objects.requireNonNull(command.text());
    noControls(text);
    Screen before = driver.ready();
    if (before.inMode()) {
      return inMode(verb);
    }
    if (target.agent() && PromptReader.on(before.rows()) != null) {
      return CommandResult.refused(verb, "the agent asks something: answer it with respond");
    }
    if (target.agent() && ScreenRows.hasDraft(before)) {
      return CommandResult.refused(
          verb, "somebody's text stands in the composer: send it (send_keys Enter), or clear it");
    }
    // A tab of its own would complete a word or move the focus; agents take a part of a long text
    // for a paste.
    boolean paste = text.length() > LONG || text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0;
    if (paste) {
      driver.paste(text);
    } else {
      driver.type(text);
    }
    String compact = ScreenRows.compact(text);
    String tail = compact.substring(Math.max(0, compact.length() - TAIL));
    int standing = tail.isEmpty() ? 0 : ScreenRows.count(before, tail);
    boolean folds = paste || tail.isEmpty();
    Predicate<Screen> shows =
        now ->
            !tail.isEmpty() && ScreenRows.count(now, tail) > standing
                || folds && ScreenRows.composerChanged(before, now);
    Screen shown = driver.await(paste ? PASTED_MILLIS : SHOWN_MILLIS, shows);
    boolean appeared = shows.test(shown);
    if (!appeared && target.agent()) {
      return CommandResult.unknown(
          verb, "the text was typed and does not show; Enter was not pressed: look at the pane");
    }
    if (target.mayBeAgent()) {
      driver.pause(AGENT_PAUSE_MILLIS);
    }
    Screen typed = driver.look();
    driver.press(TmuxKey.ENTER);
    if (!appeared) {
      return CommandResult.unknown(
          verb, "text and Enter were typed, but the text did not show (a password prompt?)");
    }
    String composer = target.agent() ? ScreenRows.composer(typed) : "";
    Screen after = driver.await(TAKEN_MILLIS, now -> taken(now, typed, composer, tail));
    return taken(after, typed, composer, tail)
        ? CommandResult.submitted(verb)
        : CommandResult.unknown(verb, "the text stands there, and Enter did not take it");
  }

  /// Whether the text left the place where it was typed.
  private static boolean taken(Screen now, Screen typed, String composer, String tail) {
    if (composer.length() > 1) {
      return !ScreenRows.composer(now).equals(composer);
    }
    if (!tail.isEmpty() && ScreenRows.beforeCursor(typed).endsWith(tail)) {
      return !ScreenRows.beforeCursor(now).endsWith(tail) || now.cursorRow() != typed.cursorRow();
    }
    return !ScreenRows.same(now, typed);
  }

  private static CommandResult sendKeys(PaneDriver driver, Request.Command command) {
    List<TmuxKey> keys = new ArrayList<>();
    for (String name : command.keys()) {
      TmuxKey key = TmuxKey.parse(name);
      if (key == null) {
        throw new RequestRefused(
            ErrorCode.INVALID_MESSAGE,
            "\"keys\" must be characters or names such as Enter, Escape, Up, C-c, M-x, F5");
      }
      keys.add(key);
    }
    return press(driver, command.verb(), keys);
  }

  private static CommandResult press(PaneDriver driver, Verb verb, List<TmuxKey> keys) {
    Screen before = driver.ready();
    if (before.inMode()) {
      return inMode(verb);
    }
    for (TmuxKey key : keys) {
      driver.press(key);
    }
    Screen after = driver.await(REACTION_MILLIS, now -> !ScreenRows.same(before, now));
    return ScreenRows.same(before, after) ? nothingChanged(verb) : CommandResult.submitted(verb);
  }

  static CommandResult inMode(Verb verb) {
    return CommandResult.refused(
        verb, "the pane is in a mode of tmux that can't be left from here");
  }

  static CommandResult nothingChanged(Verb verb) {
    return CommandResult.unknown(verb, "typed, but nothing on the screen changed");
  }

  private static void noControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        throw new RequestRefused(
            ErrorCode.INVALID_MESSAGE,
            "\"text\" holds a control character; send such keys with send_keys");
      }
    }
  }
}
