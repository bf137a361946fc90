package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// The part of a screen that a rule looks at.
///
/// @param rows how many rows that are not blank, where the kind takes a number
record Zone(Kind kind, int rows) {

  /// The kinds, by the words of the rule files.
  enum Kind {
    /// All of it.
    SCREEN,
    /// Everything below the composer; everything where there is none.
    BELOW,
    /// The lowest rows of that.
    BOTTOM,
    /// Everything below the composer; nothing where there is none.
    FOOTER,
    /// The row of the composer.
    COMPOSER,
    /// The lowest rows above the composer; of the screen where there is none.
    ABOVE,
    /// The first row of the user's last message.
    USER,
    /// From the user's last message down to the composer.
    TURN,
    /// The first rows.
    TOP
  }

  static final Zone SCREEN = new Zone(Kind.SCREEN, 0);
  static final Zone BELOW = new Zone(Kind.BELOW, 0);
  static final Zone COMPOSER = new Zone(Kind.COMPOSER, 0);

  /// Reads `bottom 3`, `turn` and so on; null when it is none.
  static @Nullable Zone of(String text) {
    int blank = text.indexOf(' ');
    String word = blank < 0 ? text : text.substring(0, blank);
    for (Kind kind : Kind.values()) {
      boolean counted = kind == Kind.BOTTOM || kind == Kind.ABOVE || kind == Kind.TOP;
      if (kind.name().equalsIgnoreCase(word) && counted == blank >= 0) {
        try {
          return new Zone(kind, counted ? Integer.parseInt(text.substring(blank + 1).strip()) : 0);
        } catch (NumberFormatException e) {
          return null;
        }
      }
    }
    return null;
  }
}
