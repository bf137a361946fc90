package dev.muxcast.client;

/// Text of anybody else's, as a terminal may show it: without what steers the terminal, turns the
/// order of letters round, or can't be seen (control, bidi, tag and zero-width characters). What
/// runs in a pane, names and titles are not to be trusted. Pure.
public final class SafeText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final int TEXT_STYLE = 0xfe0e;
  private static final int EMOJI_STYLE = 0xfe0f;
  private static final int KEYCAP = 0x20e3;
  private static final int REPLACEMENT = 0xfffd;
  private static final int MOST_MARKS = 6;

  private SafeText() {}

  /// One line of it: `U+FFFD` stands where something was taken out. Tabs stay; joiners go without a
  /// trace but where they join an emoji.
  public static String of(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) >= ' ' && text.charAt(from) < 0x7f) {
      from++;
    }
    return from == text.length() ? text : cleaned(text, from);
  }

  private static String cleaned(String text, int from) {
    var clean = new StringBuilder(text.length()).append(text, 0, from);
    int before = from == 0 ? ' ' : text.charAt(from - 1);
    int marks = 0;
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int next = i < text.length() ? text.codePointAt(i) : ' ';
      marks = isMark(c) ? marks + 1 : 0;
      if (c == '\t' || isEmojiPart(c, before, next) || !isUnsafe(c) && marks <= MOST_MARKS) {
        clean.appendCodePoint(c);
      } else if (c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER && marks <= MOST_MARKS) {
        clean.appendCodePoint(REPLACEMENT);
      }
      before = c == EMOJI_STYLE || Character.isEmojiModifier(c) ? before : c;
    }
    return clean.toString();
  }

  /// JSON that means the same, with such characters as `\` and `u` and digits.
  public static String ofJson(String json) {
    StringBuilder safe = null;
    for (int i = 0; i < json.length(); ) {
      int c = json.codePointAt(i);
      int end = i + Character.charCount(c);
      boolean plain = c == '\n' || !isUnsafe(c);
      if (!plain && safe == null) {
        safe = new StringBuilder(json.length() + 32).append(json, 0, i);
      }
      if (safe != null) {
        for (int unit = i; unit < end; unit++) {
          char each = json.charAt(unit);
          if (plain) {
            safe.append(each);
          } else {
            String digits = Integer.toHexString(each);
            safe.append("\\u").repeat('0', 4 - digits.length()).append(digits);
          }
        }
      }
      i = end;
    }
    return safe == null ? json : safe.toString();
  }

  /// Whether a character may not reach a terminal by itself.
  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isInvisible(c);
    };
  }

  /// What Unicode calls default-ignorable, as far as it is not a format character.
  private static boolean isInvisible(int c) {
    return c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || c >= 0x180b && c <= 0x180f
        || c == 0x2065
        || c == 0x3164
        || c >= 0xfe00 && c <= EMOJI_STYLE
        || c == 0xffa0
        || c >= 0xfff0 && c <= 0xfff8
        || c >= 0xe0000 && c <= 0xe0fff;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /// Whether it is a joiner or a style in the middle of an emoji.
  private static boolean isEmojiPart(int c, int before, int next) {
    boolean behind = before > 0x7f && Character.isEmoji(before);
    return switch (c) {
      case ZERO_WIDTH_JOINER -> behind && Character.isExtendedPictographic(next);
      case TEXT_STYLE, EMOJI_STYLE -> behind || next == KEYCAP;
      default -> false;
    };
  }
}
