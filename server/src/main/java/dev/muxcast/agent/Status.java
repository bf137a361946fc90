package dev.muxcast.agent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an agent does.
public enum Status {
  STARTING,
  READY,
  BUSY,
  WAITING,
  LIMITED,
  ERROR,
  EXITED,
  UNKNOWN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The protocol's word for it.
  public String word() {
    return word;
  }

  /// The status of that word, or null.
  public static @Nullable Status of(String word) {
    for (Status status : values()) {
      if (status.word.equals(word)) {
        return status;
      }
    }
    return null;
  }

  /// Whether a person has to do something about it.
  public boolean urgent() {
    return this == WAITING || this == LIMITED || this == ERROR;
  }
}
