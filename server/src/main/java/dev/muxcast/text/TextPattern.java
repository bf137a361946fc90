package dev.muxcast.text;

import dev.muxcast.text.PatternReader.Step;

/// How a piece of text looks: a small part of the regular expressions, matched without ever giving
/// back what a count took, so that no pattern and no text can make it slow.
///
/// A pattern is a row of characters and classes (`[A-Za-z0-9_-]`, `[^ ]`, `\s`, `\d`, `\w`, `\S`),
/// each with an optional count (`?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}`) that takes as many as it
/// can; a dot is a dot. `(?:…|…)` is one of several, `\b` the border of a word, `\N` a whole number
/// other than 0; `(` and `)` enclose the part that counts, else all of it does; `(?i)` before all
/// ignores case, `^` and `$` hold it to the ends of the line. At its start `\N ` stands for a
/// number to the left, `\I` for the beginning of the identifier that the rest ends.
///
/// In the dialect of *words* (see [#words]) a match also begins and ends where words do.
///
/// Immutable; may be shared by threads.
final class TextPattern {

  /// No count takes more.
  static final int MANY = 1 << 14;

  /// What [#match] answers when nothing is there.
  static final long NOTHING = -1;

  private static final long BEGUN = 1L << 31;

  enum Left {
    NOTHING,
    IDENTIFIER,
    NUMBER
  }

  private final Step[] steps;
  private final Left left;
  private final boolean atStart;
  private final boolean words;
  private final boolean hasPart;
  private final int leading;

  private TextPattern(String text, boolean words) {
    PatternReader reader = new PatternReader(text, words);
    steps = reader.steps();
    left = reader.left();
    atStart = reader.atStart();
    hasPart = reader.hasPart();
    leading = leading(steps);
    this.words = words;
  }

  /// A pattern as written.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  static TextPattern of(String text) {
    return new TextPattern(text, false);
  }

  /// A pattern for words: an upper-case letter makes it care for case, a blank stands for any
  /// number of blanks, and where a match starts or ends with a letter or a digit no identifier,
  /// file name, option or quoted text goes on.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  static TextPattern words(String text) {
    return new TextPattern(text, true);
  }

  private static int leading(Step[] steps) {
    int leading = 0;
    for (Step step : steps) {
      if (step.kind() == Step.BORDER) {
        continue;
      }
      if (step.kind() != Step.RUN
          || step.min() != 1
          || step.max() != 1
          || step.set().single() < 0) {
        return leading;
      }
      leading++;
    }
    return leading;
  }

  /// Whether it stands at the line's start only.
  boolean atStart() {
    return atStart;
  }

  /// Whether a match begins to the left of where it is looked for.
  boolean looksLeft() {
    return left != Left.NOTHING;
  }

  Step[] steps() {
    return steps;
  }

  /// Matches where the pattern's own text starts at `at`. What may become a match when the text
  /// goes on is told too, once something of the part that counts is there.
  ///
  /// @return [#NOTHING], or what [#start], [#end] and [#whole] take apart
  long match(CharSequence text, int at) {
    if (words && !Words.beginsWell(text, at, left != Left.NOTHING)) {
      return NOTHING;
    }
    long found = run(steps, text, at, at, -1, -1);
    if (found == NOTHING || left == Left.NOTHING) {
      return found;
    }
    int from = left == Left.NUMBER ? Words.numberBefore(text, at) : Words.nameBefore(text, at);
    return from < 0 ? NOTHING : (long) from << 32 | (int) found;
  }

  static int start(long match) {
    return (int) (match >> 32);
  }

  static int end(long match) {
    return (int) (match & BEGUN - 1);
  }

  /// False when only what follows can tell.
  static boolean whole(long match) {
    return (match & BEGUN) == 0;
  }

  private long run(Step[] steps, CharSequence text, int at, int from, int open, int close) {
    int position = from;
    for (Step step : steps) {
      switch (step.kind()) {
        case Step.RUN -> {
          int most = Math.min(text.length(), position + step.max());
          int least = position + step.min();
          while (position < most && step.set().has(text.charAt(position))) {
            position++;
          }
          if (position < least) {
            return position < text.length() ? NOTHING : begun(at, open, position);
          }
        }
        case Step.EITHER -> {
          long best = NOTHING;
          for (Step[] one : step.either()) {
            long found = run(one, text, at, position, open, close);
            if (found != NOTHING && whole(found)) {
              return found;
            }
            best = best == NOTHING ? found : best;
          }
          return best;
        }
        case Step.NUMBER -> {
          int end = Words.numberAfter(text, position);
          if (end < 0) {
            return NOTHING;
          }
          position = end;
        }
        case Step.OPEN -> open = position;
        case Step.CLOSE -> close = position;
        case Step.BORDER -> {
          if (position > 0
              && position < text.length()
              && CharSet.isWord(text.charAt(position - 1))
              && CharSet.isWord(text.charAt(position))) {
            return NOTHING;
          }
        }
        case Step.LINE_END -> {
          for (int i = position; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
              return NOTHING;
            }
          }
        }
        case Step.WORD_END -> {
          if (!Words.endsWell(text, position)) {
            return NOTHING;
          }
        }
        default -> throw new IllegalStateException("no such step: " + step.kind());
      }
    }
    return (long) (open < 0 ? at : open) << 32 | (close < 0 ? position : close);
  }

  private long begun(int at, int open, int position) {
    boolean some = hasPart ? open >= 0 && position > open : position > at + leading;
    return some ? (long) (open < 0 ? at : open) << 32 | BEGUN | position : NOTHING;
  }
}
