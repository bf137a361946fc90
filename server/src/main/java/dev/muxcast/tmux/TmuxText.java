package dev.muxcast.tmux;

/// Makes text of users and agents safe to hand to tmux as one argument of a process (an argument
/// vector is not safe by itself). None of it ever goes to a control client.
///
/// What tmux does with plain arguments: names and start folders are expanded as formats, where
/// `#(…)` runs a shell; an argument that ends in `;` ends the command; one that starts with `-` is
/// a flag, so these all follow `--`. Tried on 3.3a.
public final class TmuxText {

  private TmuxText() {}

  /// Text for `send-keys -l --`: as it is, but for a trailing `;`, which tmux would eat.
  ///
  /// @throws IllegalArgumentException when it holds a control character other than a tab
  public static String literal(String text) {
    refuseControls(text, true);
    return endsInSemicolon(text) ? text.substring(0, text.length() - 1) + "\\;" : text;
  }

  /// Text for an argument that tmux expands as a format: a name, a start folder. `#` is doubled.
  ///
  /// @throws IllegalArgumentException when it holds a control character
  public static String format(String text) {
    refuseControls(text, false);
    String doubled = text.replace("#", "##");
    return endsInSemicolon(doubled) ? doubled.substring(0, doubled.length() - 1) + "\\;" : doubled;
  }

  private static boolean endsInSemicolon(String text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ';';
  }

  private static void refuseControls(String text, boolean tabs) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && !(tabs && c == '\t')) {
        throw new IllegalArgumentException(
            "the text holds the control character U+"
                + Integer.toHexString(c + 0x10000).substring(1));
      }
    }
  }
}
