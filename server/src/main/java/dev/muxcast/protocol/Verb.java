package dev.muxcast.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `command` can do in tmux, and what each needs beside its target.
public enum Verb {
  SEND_TEXT(TargetKind.PANE),
  SEND_KEYS(TargetKind.PANE),
  INTERRUPT(TargetKind.PANE),
  RESPOND(TargetKind.PANE),
  NEW_SESSION(TargetKind.NOTHING),
  NEW_WINDOW(TargetKind.SESSION),
  KILL_PANE(TargetKind.PANE),
  KILL_WINDOW(TargetKind.WINDOW),
  KILL_SESSION(TargetKind.SESSION),
  RENAME_SESSION(TargetKind.SESSION),
  RENAME_WINDOW(TargetKind.WINDOW);

  /// The field that names a verb's target.
  public enum TargetKind {
    NOTHING,
    SESSION,
    WINDOW,
    PANE
  }

  private final TargetKind targetKind;
  private final String word = name().toLowerCase(Locale.ROOT);

  Verb(TargetKind targetKind) {
    this.targetKind = targetKind;
  }

  /// What its target is.
  public TargetKind targetKind() {
    return targetKind;
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
