package dev.muxcast.tmux;

import java.nio.charset.StandardCharsets;

/// Makes text safe to stand in a command for tmux. Tried on 3.3a, 3.5a, 3.7c and 3.8.
///
/// Two things threaten: tmux's command parser, which [#quoted] and [#argument] give nothing to
/// parse, and formats, where `#(…)` runs a shell in names and start folders, which [#format]
/// prevents.
public final class TmuxText {

  private TmuxText() {}

  /// A command's name without its last letter, which no alias of the user's can have.
  static String unaliased(String name) {
    return name.substring(0, name.length() - 1);
  }

  /// Text as one word of a control client's line: as it is, where it is letters, digits and the
  /// like; else between quotes, within which nothing has a meaning; and where that can't be, only
  /// digits and backslashes. A `%` may begin a directive (`%if`), so it stands between quotes.
  ///
  /// @throws IllegalArgumentException when it holds a NUL, which no argument can
  static String quoted(String text) {
    boolean bare = !text.isEmpty();
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bare &= c < '\177' && (Character.isLetterOrDigit(c) || "@:._-/".indexOf(c) >= 0);
      plain &= c >= ' ' && c < '\177' && c != '\'';
    }
    if (bare) {
      return text;
    }
    return plain ? "'" + text + "'" : octal(text);
  }

  /// Text as one argument of a client that is given a command list as arguments: there a `;` at an
  /// argument's end would end the command, unless a backslash stands before it (`cmd-parse.y`).
  static String argument(String text) {
    return text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
  }

  private static String octal(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder line = new StringBuilder(bytes.length * 4 + 2);
    line.append('"');
    for (byte each : bytes) {
      if (each == 0) {
        throw new IllegalArgumentException("the text holds the control character U+0000");
      }
      line.append('\\');
      line.append((char) ('0' + (each >> 6 & 3)));
      line.append((char) ('0' + (each >> 3 & 7)));
      line.append((char) ('0' + (each & 7)));
    }
    return line.append('"').toString();
  }

  /// Text that tmux expands as a format to what it is: `#` is doubled, but where a `[` follows, as
  /// tmux leaves such ones to those who draw.
  ///
  /// @throws IllegalArgumentException when it holds a control character, which tmux would write out
  ///   or refuse
  public static String format(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\0';
      if (c == '#') {
        run++;
        continue;
      }
      out.repeat('#', c == '[' ? run : 2 * run);
      run = 0;
      if (i < text.length()) {
        refuseControl(c);
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void refuseControl(char c) {
    if (Character.isISOControl(c)) {
      throw new IllegalArgumentException(
          "the text holds the control character U+"
              + Integer.toHexString(c + 0x10000).substring(1));
    }
  }
}
