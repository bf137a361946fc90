package dev.muxcast.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `command` can do in tmux, and what each needs beside its target.
public enum Verb {
  SEND_TEXT(Aim.PANE),
  SEND_KEYS(Aim.PANE),
  INTERRUPT(Aim.PANE),
  RESPOND(Aim.PANE),
  NEW_SESSION(Aim.NOTHING),
  NEW_WINDOW(Aim.SESSION),
  KILL_PANE(Aim.PANE),
  KILL_WINDOW(Aim.WINDOW),
  KILL_SESSION(Aim.SESSION),
  RENAME_SESSION(Aim.SESSION),
  RENAME_WINDOW(Aim.WINDOW);

  /// The field that names a verb's target.
  public enum Aim {
    NOTHING,
    SESSION,
    WINDOW,
    PANE
  }

  private final Aim aim;
  private final String word = name().toLowerCase(Locale.ROOT);

  Verb(Aim aim) {
    this.aim = aim;
  }

  /// What its target is.
  public Aim aim() {
    return aim;
  }

  /// The word in the field `command`.
  public String word() {
    return word;
  }

  /// The verb of that word, or null.
  public static @Nullable Verb of(String word) {
    for (Verb verb : values()) {
      if (verb.word.equals(word)) {
        return verb;
      }
    }
    return null;
  }
}
