package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;

/// Reads the text of a [LinePattern] into its automaton. Used once; mutable, on one thread.
final class PatternReader {

  /// A part of a pattern: the signs it may begin and end with, and whether it may be nothing.
  record Part(long first, long last, boolean empty) {}

  private static final Part NOTHING = new Part(0, 0, true);
  private static final int DEEPEST = 16;

  private final String text;
  private final List<RowChars> signs = new ArrayList<>();
  private final long[] follow = new long[LinePattern.MOST_SIGNS];
  private int at;
  private int depth;

  PatternReader(String text) {
    this.text = text;
  }

  /// The whole pattern.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  Part read() {
    Part whole = either();
    if (at < text.length()) {
      throw new IllegalArgumentException("a ) closes nothing: " + text);
    }
    return whole;
  }

  RowChars[] signs() {
    return signs.toArray(new RowChars[0]);
  }

  /// For each sign those that may come next.
  long[] follow() {
    return java.util.Arrays.copyOf(follow, signs.size());
  }

  private Part either() {
    Part one = sequence();
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      Part other = sequence();
      one = new Part(one.first | other.first, one.last | other.last, one.empty || other.empty);
    }
    return one;
  }

  private Part sequence() {
    Part whole = NOTHING;
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      Part next = repeated();
      link(whole.last, next.first);
      whole =
          new Part(
              whole.first | (whole.empty ? next.first : 0),
              next.last | (next.empty ? whole.last : 0),
              whole.empty && next.empty);
    }
    return whole;
  }

  private Part repeated() {
    Part one = single();
    while (at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0) {
      char sign = text.charAt(at++);
      if (sign != '?') {
        link(one.last, one.first);
      }
      one = new Part(one.first, one.last, one.empty || sign != '+');
    }
    return one;
  }

  private Part single() {
    char c = text.charAt(at);
    switch (c) {
      case '(' -> {
        at++;
        if (++depth > DEEPEST) {
          throw new IllegalArgumentException("groups are nested too deeply: " + text);
        }
        Part inner = either();
        if (at >= text.length()) {
          throw new IllegalArgumentException("a ( is not closed: " + text);
        }
        at++;
        depth--;
        return inner;
      }
      case '[' -> {
        return sign(characters());
      }
      case '^', '$' ->
          throw new IllegalArgumentException(c + " stands at an end, or behind a \\: " + text);
      case '*', '+', '?' -> throw new IllegalArgumentException(c + " repeats nothing: " + text);
      case '\\' -> {
        if (at + 1 >= text.length()) {
          throw new IllegalArgumentException("nothing follows the last \\: " + text);
        }
        at += 2;
        return sign(RowChars.escape(text.charAt(at - 1)));
      }
      default -> {
        at++;
        return sign(c == '.' ? RowChars.ANY : RowChars.of(c));
      }
    }
  }

  private RowChars characters() {
    at++;
    boolean negated = at < text.length() && text.charAt(at) == '^';
    at += negated ? 1 : 0;
    StringBuilder ranges = new StringBuilder();
    while (at < text.length() && text.charAt(at) != ']') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        ranges.append(RowChars.escape(text.charAt(at++)).ranges());
      } else if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        ranges.append(c).append(text.charAt(at + 1));
        at += 2;
      } else {
        ranges.append(RowChars.of(c).ranges());
      }
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("a [ is not closed: " + text);
    }
    at++;
    return new RowChars(ranges.toString(), negated);
  }

  private Part sign(RowChars chars) {
    if (signs.size() == LinePattern.MOST_SIGNS) {
      throw new IllegalArgumentException(
          "a pattern has at most " + LinePattern.MOST_SIGNS + " signs: " + text);
    }
    long bit = 1L << signs.size();
    signs.add(chars);
    return new Part(bit, bit, false);
  }

  private void link(long from, long to) {
    for (long rest = from; rest != 0; rest &= rest - 1) {
      follow[Long.numberOfTrailingZeros(rest)] |= to;
    }
  }
}
