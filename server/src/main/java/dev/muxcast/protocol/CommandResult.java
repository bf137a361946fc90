package dev.muxcast.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of a command, after looking at the screen.
///
/// @param message why, and what to do; null where all is said
/// @param created the pane that a `new_…` made, as `%n`
public record CommandResult(
    Verb verb, Outcome outcome, @Nullable String message, @Nullable String created) {

  /// The three ways a command ends.
  public enum Outcome {
    /// Done, and seen to be done.
    SUBMITTED,
    /// Nothing was done.
    REFUSED,
    /// Handed to tmux, but what should follow did not show.
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word of the wire.
    public String word() {
      return word;
    }
  }

  public static CommandResult submitted(Verb verb) {
    return new CommandResult(verb, Outcome.SUBMITTED, null, null);
  }

  public static CommandResult refused(Verb verb, String why) {
    return new CommandResult(verb, Outcome.REFUSED, why, null);
  }

  public static CommandResult unknown(Verb verb, String why) {
    return new CommandResult(verb, Outcome.UNKNOWN, why, null);
  }
}
