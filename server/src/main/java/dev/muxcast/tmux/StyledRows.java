package dev.muxcast.tmux;

import java.util.ArrayList;
import java.util.List;

/// Makes rows of `capture-pane -e` stand alone. tmux says the colours of a row only where they
/// differ from those before, also across rows; here each row begins and ends without colours, and
/// holds nothing but text, colours (SGR), links and shifts.
///
/// Mutable, for one capture: what holds at the end of a row is how the next begins.
final class StyledRows {

  /// What holds now, each as the sequence that says it: attributes, foreground, background, colour
  /// of the underline. tmux says each in a sequence of its own.
  private final StringBuilder attributes = new StringBuilder();

  private String foreground = "";
  private String background = "";
  private String underline = "";
  private boolean shifted;

  static List<String> of(List<String> rows) {
    StyledRows state = new StyledRows();
    List<String> alone = new ArrayList<>(rows.size());
    for (String row : rows) {
      alone.add(state.row(row));
    }
    return List.copyOf(alone);
  }

  private String row(String row) {
    StringBuilder out = new StringBuilder(row.length() + 16);
    out.append(attributes).append(foreground).append(background).append(underline);
    if (shifted) {
      out.append('\016');
    }
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '\033') {
        i = sequence(row, i, out);
      } else if (c == '\016' || c == '\017') {
        shifted = c == '\016';
        out.append(c);
      } else if (printable(c)) {
        out.append(c);
      }
    }
    if (shifted) {
      out.append('\017');
    }
    if (!attributes.isEmpty()
        || !foreground.isEmpty()
        || !background.isEmpty()
        || !underline.isEmpty()) {
      out.append("\033[0m");
    }
    return out.toString();
  }

  static boolean printable(char c) {
    return (c >= ' ' && c < '\177') || c >= '\240';
  }

  /// Takes the sequence that begins there, if it may be taken; the index of its last character.
  private int sequence(String row, int from, StringBuilder out) {
    if (row.startsWith("\033[", from)) {
      int end = from + 2;
      while (end < row.length() && row.charAt(end) >= '0' && row.charAt(end) <= ';') {
        end++;
      }
      if (end < row.length() && row.charAt(end) == 'm') {
        String colour = row.substring(from, end + 1);
        colour(colour);
        out.append(colour);
        return end;
      }
    } else if (row.startsWith("\033]8;", from)) {
      int end = from + 4;
      while (end < row.length() && printable(row.charAt(end))) {
        end++;
      }
      if (row.startsWith("\033\\", end)) {
        out.append(row, from, end + 2);
        return end + 1;
      }
    }
    return from;
  }

  private void colour(String sequence) {
    int code = 0;
    for (int i = 2; Character.isDigit(sequence.charAt(i)) && code < 1_000; i++) {
      code = code * 10 + (sequence.charAt(i) - '0');
    }
    switch (code) {
      case 30, 31, 32, 33, 34, 35, 36, 37, 38, 90, 91, 92, 93, 94, 95, 96, 97 ->
          foreground = sequence;
      case 39 -> foreground = "";
      case 40, 41, 42, 43, 44, 45, 46, 47, 48, 100, 101, 102, 103, 104, 105, 106, 107 ->
          background = sequence;
      case 49 -> background = "";
      case 58 -> underline = sequence;
      case 59 -> underline = "";
      case 0 -> {
        attributes.setLength(0);
        foreground = "";
        background = "";
        underline = "";
        if (!sequence.equals("\033[0m") && !sequence.equals("\033[m")) {
          attributes.append(sequence);
        }
      }
      // tmux adds an attribute only where it is missing, and begins anew to take one away.
      default -> attributes.append(sequence);
    }
  }
}
