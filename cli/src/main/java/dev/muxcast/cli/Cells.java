package dev.muxcast.cli;

import java.util.ArrayList;
import java.util.List;

/// How wide text is in a terminal, and text of a wanted width. Pure; takes text without control
/// characters.
final class Cells {
  private static final String ELLIPSIS = "…";

  private Cells() {}

  static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /// As East Asian Width has it, roughly.
  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115f
        || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
        || c >= 0xa960 && c <= 0xa97f
        || c >= 0xac00 && c <= 0xd7a3
        || c >= 0xf900 && c <= 0xfaff
        || c >= 0xfe30 && c <= 0xfe6f
        || c >= 0xff00 && c <= 0xff60
        || c >= 0xffe0 && c <= 0xffe6
        || c >= 0x20000 && c <= 0x3fffd
        || Character.isEmojiPresentation(c);
  }

  /// The text, or as much of it as fits before a `…`.
  static String cut(String text, int most) {
    if (width(text) <= most) {
      return text;
    }
    return most < 1 ? "" : head(text, most - 1) + ELLIPSIS;
  }

  /// The text, or its two ends around a `…`.
  static String cutMiddle(String text, int most) {
    if (width(text) <= most || most < 3) {
      return cut(text, most);
    }
    String tail = new StringBuilder(text).reverse().toString();
    int behind = (most - 1) / 2;
    String end = new StringBuilder(head(tail, behind)).reverse().toString();
    return head(text, most - 1 - behind) + ELLIPSIS + end;
  }

  private static String head(String text, int most) {
    int width = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      width += width(c);
      if (width > most) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  /// The text with blanks behind it.
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /// The text in lines of that width at most, broken at blanks where there are some.
  ///
  /// @param width at least 2
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    String rest = text.strip();
    while (width(rest) > width) {
      String head = head(rest, width);
      int blank = rest.charAt(head.length()) == ' ' ? head.length() : head.lastIndexOf(' ');
      int end = blank > 0 ? blank : head.length();
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
