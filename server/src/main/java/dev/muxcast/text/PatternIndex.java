package dev.muxcast.text;

import dev.muxcast.text.PatternReader.Step;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the patterns that may begin at a place of a text by its two characters there: most places
/// are ruled out by one look, before any pattern is asked. It may name one that doesn't begin
/// there, never leave one out.
///
/// Filled by its owner, then only read; may be shared by threads from then on.
final class PatternIndex {
  private static final int ASCII = 128;
  private static final short[] NONE = {};

  private final long[] pairs = new long[ASCII * ASCII / Long.SIZE];
  private final short[][] byFirst = new short[ASCII][];

  /// @param number what [#at] names it by
  /// @throws IllegalArgumentException when it may begin with nearly anything
  void add(TextPattern pattern, int number) {
    head(pattern.steps(), 0, (short) number);
  }

  private void head(Step[] steps, int at, short number) {
    if (at >= steps.length) {
      throw new IllegalArgumentException("a pattern begins with a text");
    }
    Step step = steps[at];
    switch (step.kind()) {
      case Step.RUN -> {
        if (step.min() == 0) {
          head(steps, at + 1, number);
        }
        begin(step, steps, at, number);
      }
      case Step.EITHER -> {
        for (Step[] branch : step.either()) {
          head(branch, 0, number);
        }
      }
      case Step.OPEN, Step.BORDER -> head(steps, at + 1, number);
      default -> throw new IllegalArgumentException("a pattern begins with a text");
    }
  }

  private void begin(Step step, Step[] steps, int at, short number) {
    if (step.set().others() || step.set().has(' ')) {
      throw new IllegalArgumentException("a pattern begins with a certain character");
    }
    Step next = at + 1 < steps.length ? steps[at + 1] : step;
    boolean certain = step.max() == 1 && at + 1 < steps.length && next.kind() == Step.RUN;
    for (char first = 1; first < ASCII; first++) {
      if (step.set().has(first)) {
        put(first, certain && next.min() > 0 ? next.set() : null, number);
      }
    }
    for (int i = 0; i < step.set().named().length(); i++) {
      put(step.set().named().charAt(i), null, number);
    }
  }

  private void put(char first, @Nullable CharSet second, short number) {
    int slot = first & ASCII - 1;
    for (int c = 0; c < ASCII; c++) {
      if (second == null || second.has((char) c) || second.others() || !second.named().isEmpty()) {
        int pair = slot * ASCII | c;
        pairs[pair / Long.SIZE] |= 1L << pair;
      }
    }
    short[] old = byFirst[slot] == null ? NONE : byFirst[slot];
    if (old.length > 0 && old[old.length - 1] == number) {
      return;
    }
    short[] grown = Arrays.copyOf(old, old.length + 1);
    grown[old.length] = number;
    byFirst[slot] = grown;
  }

  /// The numbers of the patterns that may begin here, in their order.
  short[] at(CharSequence text, int at) {
    int first = text.charAt(at) & ASCII - 1;
    int second = at + 1 < text.length() ? text.charAt(at + 1) & ASCII - 1 : ' ';
    int pair = first * ASCII | second;
    boolean some = (pairs[pair / Long.SIZE] & 1L << pair) != 0;
    short[] found = some ? byFirst[first] : null;
    return found == null ? NONE : found;
  }
}
