package dev.muxcast.text;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How a secret looks: a small part of the regular expressions, matched in one pass without ever
/// going back, so that no pattern and no input can make it slow.
///
/// A pattern is a row of characters and classes (`[A-Za-z0-9_-]`, `[^ ]`, `\s`, `\d`, `\w`, `\S`),
/// each with an optional count (`?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}`) that takes as many as it
/// can. It begins with at least two fixed characters; `\b` at its ends asks for the border of a
/// word; `(` and `)` enclose what is secret, else all of it is; `(?i)` before all ignores case.
///
/// Immutable; may be shared by threads.
final class SecretPattern {

  /// Where a secret stands.
  ///
  /// @param start and end of the secret part
  /// @param whole false when the text ends before the pattern does: more may make it a secret
  record Hit(int start, int end, boolean whole) {}

  private static final int MANY = 1 << 20;

  private record Item(CharSet set, int min, int max) {}

  /// Most items are in many patterns; each is kept once.
  private static final Map<Item, Item> KNOWN = new ConcurrentHashMap<>();

  private final ArrayList<Item> items = new ArrayList<>();
  private boolean ignoreCase;
  private boolean borderBefore;
  private boolean borderAfter;
  private int secretFrom;
  private int secretTo = MANY;

  /// @throws IllegalArgumentException saying what is wrong with the pattern
  SecretPattern(String text) {
    new Reader(text).read();
    items.trimToSize();
    if (items.size() < 2 || !fixed(items.get(0)) || !fixed(items.get(1))) {
      throw new IllegalArgumentException("a pattern begins with at least two fixed characters");
    }
  }

  private static boolean fixed(Item item) {
    return item.min == 1 && item.max == 1 && item.set.single() >= 0;
  }

  /// The character every match begins with, in lower case.
  char first() {
    return Character.toLowerCase((char) items.getFirst().set.single());
  }

  /// The one behind it.
  char second() {
    return (char) items.get(1).set.single();
  }

  /// Matches at one place. Returns null when nothing that begins there is, or may become, a secret;
  /// what may become one counts only once something of its secret part is there.
  @Nullable Hit match(CharSequence text, int at) {
    if (borderBefore && at > 0 && CharSet.isWord(text.charAt(at - 1))) {
      return null;
    }
    int position = at;
    int start = at;
    int end = -1;
    for (int i = 0; i < items.size(); i++) {
      start = i == secretFrom ? position : start;
      end = i == secretTo ? position : end;
      Item item = items.get(i);
      int count = 0;
      while (count < item.max && position < text.length() && matches(item, text.charAt(position))) {
        count++;
        position++;
      }
      if (count < item.min) {
        if (position < text.length()) {
          return null;
        }
        return begun(i, count, at, start, position);
      }
    }
    if (borderAfter && position < text.length() && CharSet.isWord(text.charAt(position))) {
      return null;
    }
    return new Hit(start, end < 0 ? position : end, true);
  }

  private @Nullable Hit begun(int item, int count, int at, int start, int position) {
    int leading = leading();
    boolean inSecret =
        secretFrom > 0
            ? item >= secretFrom && position > start
            : item > leading || (item == leading && count > 0);
    return inSecret ? new Hit(secretFrom > 0 ? start : at, position, false) : null;
  }

  private int leading() {
    int leading = 0;
    while (leading < items.size() && fixed(items.get(leading))) {
      leading++;
    }
    return leading;
  }

  private boolean matches(Item item, char c) {
    return item.set.has(c)
        || (ignoreCase
            && (item.set.has(Character.toLowerCase(c)) || item.set.has(Character.toUpperCase(c))));
  }

  private final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    void read() {
      if (text.startsWith("(?i)")) {
        ignoreCase = true;
        at = 4;
      }
      while (at < text.length()) {
        char c = text.charAt(at);
        if (text.startsWith("\\b", at)) {
          borderBefore |= items.isEmpty();
          borderAfter |= !items.isEmpty();
          at += 2;
        } else if (c == '(') {
          secretFrom = items.size();
          at++;
        } else if (c == ')') {
          secretTo = items.size();
          at++;
        } else {
          item();
        }
      }
    }

    private void item() {
      int end = CharSet.end(text, at);
      CharSet set = CharSet.parse(text.substring(at, end));
      at = end;
      char quantity = at < text.length() ? text.charAt(at) : ' ';
      switch (quantity) {
        case '?' -> add(set, 0, 1, at + 1);
        case '*' -> add(set, 0, MANY, at + 1);
        case '+' -> add(set, 1, MANY, at + 1);
        case '{' -> counted(set);
        default -> add(set, 1, 1, at);
      }
    }

    private void counted(CharSet set) {
      int close = text.indexOf('}', at);
      if (close < 0) {
        throw new IllegalArgumentException("a { is not closed");
      }
      String count = text.substring(at + 1, close);
      int comma = count.indexOf(',');
      int min = number(comma < 0 ? count : count.substring(0, comma));
      String most = comma < 0 ? count : count.substring(comma + 1);
      add(set, min, most.isEmpty() ? MANY : number(most), close + 1);
    }

    private static int number(String digits) {
      try {
        return Math.min(Integer.parseInt(digits), MANY);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("{" + digits + "} is no count", e);
      }
    }

    private void add(CharSet set, int min, int max, int next) {
      Item item = new Item(set, min, max);
      Item known = KNOWN.putIfAbsent(item, item);
      items.add(known == null ? item : known);
      at = next;
    }
  }
}
