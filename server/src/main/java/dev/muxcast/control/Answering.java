package dev.muxcast.control;

import dev.muxcast.agent.Prompt;
import dev.muxcast.agent.Prompt.Kind;
import dev.muxcast.agent.PromptReader;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Verb;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.TmuxKey;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Chooses an answer of the question that the client saw, and of no other. Keeps nothing.
final class Answering {
  private static final long REACTION_MILLIS = 700;
  private static final long SETTLE_MILLIS = 30;
  private static final TmuxKey UP = new TmuxKey.Named("", "Up");
  private static final TmuxKey DOWN = new TmuxKey.Named("", "Down");
  private static final TmuxKey LEFT = new TmuxKey.Named("", "Left");
  private static final TmuxKey RIGHT = new TmuxKey.Named("", "Right");

  private Answering() {}

  /// @param redaction by which clients were shown the question
  static CommandResult respond(
      PaneDriver driver, Request.Command command, RedactionRules redaction) {
    Verb verb = command.verb();
    Screen before = driver.ready();
    Prompt prompt = before.inMode() ? null : on(driver, before);
    if (prompt == null) {
      return CommandResult.refused(verb, "no question with answers is on the screen");
    }
    String question = Objects.requireNonNull(command.question());
    if (!prompt.asks(question) && !prompt.masked(redaction).asks(question)) {
      return CommandResult.refused(
          verb,
          "something else is asked now: " + prompt.masked(redaction).text().replace('\n', ' '));
    }
    int choice = prompt.choice(Objects.requireNonNull(command.text()));
    if (choice == 0) {
      return CommandResult.refused(
          verb, "name one answer by its number or by its first words: " + prompt.choices());
    }
    if (prompt.kind() == Kind.NUMBERED) {
      driver.press(new TmuxKey.Typed(String.valueOf(choice)));
    } else if (prompt.kind() == Kind.KEYS) {
      driver.press(new TmuxKey.Typed(prompt.keys().get(choice - 1)));
    } else if (!marked(driver, prompt, choice)) {
      return driver.touched()
          ? CommandResult.unknown(verb, "the mark did not go to the answer; Enter was not pressed")
          : CommandResult.refused(verb, "it can't be seen which answer is marked: use send_keys");
    } else {
      driver.press(TmuxKey.ENTER);
    }
    Screen after = settled(driver, now -> !stands(prompt, now) || marks(now, choice, prompt));
    boolean typed = prompt.kind() == Kind.KEYS;
    if (stands(prompt, after) && (typed || marks(after, choice, prompt))) {
      // This agent's digit only moves the mark, and letters may be a line's.
      driver.press(TmuxKey.ENTER);
      after = settled(driver, now -> !stands(prompt, now));
    }
    return stands(prompt, after)
        ? CommandResult.unknown(verb, "the answer was typed, and the question still stands")
        : CommandResult.submitted(verb);
  }

  /// The question with the answer that is marked, colours looked at where only these tell.
  private static @Nullable Prompt on(PaneDriver driver, Screen screen) {
    Prompt prompt = PromptReader.on(screen.rows());
    return prompt != null && prompt.kind() == Kind.BUTTONS
        ? prompt.marking(ScreenStyles.marked(driver.styled(), prompt.answers()))
        : prompt;
  }

  /// Takes the mark to an answer, looking after each step.
  private static boolean marked(PaneDriver driver, Prompt prompt, int choice) {
    boolean list = prompt.kind() == Kind.LIST;
    Prompt now = prompt;
    for (int steps = prompt.answers().size(); now.marked() != choice && steps > 0; steps--) {
      if (now.marked() == 0) {
        return false;
      }
      boolean forward = now.marked() < choice;
      driver.press(list ? forward ? DOWN : UP : forward ? RIGHT : LEFT);
      Prompt next = moved(driver, now);
      if (next == null) {
        return false;
      }
      now = next;
    }
    return now.marked() == choice;
  }

  /// The prompt once its mark stands elsewhere, null when it does not come to that. A screen that
  /// is half drawn shows none.
  private static @Nullable Prompt moved(PaneDriver driver, Prompt before) {
    long end = System.nanoTime() + REACTION_MILLIS * 1_000_000;
    do {
      Prompt now = on(driver, driver.look());
      if (now != null && now.same(before) && now.marked() != 0 && now.marked() != before.marked()) {
        return now;
      }
    } while (System.nanoTime() < end);
    return null;
  }

  /// Waits until the question is gone, or its answer marked: seen twice, as a screen that is half
  /// drawn shows no question.
  private static Screen settled(PaneDriver driver, Predicate<Screen> wanted) {
    Screen screen = driver.await(REACTION_MILLIS, wanted);
    driver.pause(SETTLE_MILLIS);
    Screen later = driver.look();
    return wanted.test(screen) && !wanted.test(later)
        ? driver.await(REACTION_MILLIS, wanted)
        : later;
  }

  private static boolean stands(Prompt prompt, Screen now) {
    Prompt found = PromptReader.on(now.rows());
    return found != null && found.same(prompt);
  }

  private static boolean marks(Screen now, int choice, Prompt before) {
    Prompt found = PromptReader.on(now.rows());
    return found != null
        && found.kind() == Kind.NUMBERED
        && found.marked() == choice
        && before.marked() != choice;
  }
}
