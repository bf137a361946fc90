package dev.muxcast.control;

import java.util.ArrayList;
import java.util.List;

/// Reads rows that were captured with their colours. Pure.
final class ScreenStyles {
  private ScreenStyles() {}

  /// Which of the texts, counted from 1, has another colour than all others, in the lowest row that
  /// holds them all; 0 when none or several have.
  static int marked(List<String> styledRows, List<String> texts) {
    for (int i = styledRows.size() - 1; i >= 0; i--) {
      List<String> colours = colours(styledRows.get(i), texts);
      if (colours.size() == texts.size()) {
        return odd(colours);
      }
    }
    return 0;
  }

  private static int odd(List<String> colours) {
    int odd = 0;
    for (int i = 0; i < colours.size(); i++) {
      String colour = colours.get(i);
      long same = 0;
      for (String other : colours) {
        same += other.equals(colour) ? 1 : 0;
      }
      if (same == 1) {
        odd = odd == 0 ? i + 1 : -1;
      }
    }
    return colours.size() > 2 ? Math.max(odd, 0) : 0;
  }

  /// The last colour set before each of the texts, as far as they follow each other in the row.
  private static List<String> colours(String row, List<String> texts) {
    List<String> colours = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    List<String> at = new ArrayList<>();
    String colour = "";
    for (int i = 0; i < row.length(); i++) {
      int end = row.startsWith("\u001b[", i) ? row.indexOf('m', i) : -1;
      if (end > 0) {
        colour = row.substring(i, end);
        i = end;
      } else {
        plain.append(row.charAt(i));
        at.add(colour);
      }
    }
    int from = 0;
    for (String text : texts) {
      int found = plain.indexOf(text, from);
      if (found < 0) {
        return colours;
      }
      colours.add(at.get(found));
      from = found + text.length();
    }
    return colours;
  }
}
