package dev.muxcast.cli;

import org.jspecify.annotations.Nullable;

/// One line of `doctor`.
///
/// @param fix what to do; null when nothing
record Finding(Verdict verdict, String what, @Nullable String fix) {

  /// How it stands.
  enum Verdict {
    GOOD,
    ADVICE,
    BAD
  }

  static Finding good(String what) {
    return new Finding(Verdict.GOOD, what, null);
  }

  static Finding advice(String what, String fix) {
    return new Finding(Verdict.ADVICE, what, fix);
  }

  static Finding bad(String what, String fix) {
    return new Finding(Verdict.BAD, what, fix);
  }
}
