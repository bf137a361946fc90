package dev.muxcast.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells from a screen whether a shell waits for a command. Pure.
final class ShellPrompt {
  private static final int SUSPENDED_ROWS = 6;
  private static final int LEAST_RULE = 6;

  private ShellPrompt() {}

  /// Whether the lowest row that is not blank ends in a shell's prompt.
  static boolean endsIn(List<String> rows) {
    String last = last(rows);
    if (last == null) {
      return false;
    }
    char end = last.charAt(last.length() - 1);
    boolean bare = last.length() == 1;
    char first = last.charAt(0);
    boolean framed = first >= '\u2500' && first <= '\u259f';
    return "$#%".indexOf(end) >= 0
            && !framed
            && (bare || !Character.isDigit(last.charAt(last.length() - 2)))
        || (end == '❯' || end == '➜') && !bare;
  }

  /// Whether a prompt was written over a ruled line of a screen that a killed program left.
  static boolean overwrites(List<String> rows) {
    for (String row : rows) {
      int end = row.length();
      while (end > 0 && row.charAt(end - 1) == '─') {
        end--;
      }
      boolean ruled = row.length() - end >= LEAST_RULE && end > 2 && row.charAt(end - 1) == ' ';
      if (ruled && endsIn(List.of(row.substring(0, end)))) {
        return true;
      }
    }
    return false;
  }

  /// The lowest row that is not blank, or null.
  static @Nullable String last(List<String> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (!rows.get(i).isBlank()) {
        return rows.get(i).strip();
      }
    }
    return null;
  }

  /// Whether the lowest rows say that a job was stopped.
  static boolean suspended(List<String> rows) {
    int left = SUSPENDED_ROWS;
    for (int i = rows.size() - 1; i >= 0 && left > 0; i--) {
      String row = rows.get(i);
      left -= row.isBlank() ? 0 : 1;
      if (row.contains("suspended") || row.startsWith("[") && row.contains("Stopped")) {
        return true;
      }
    }
    return false;
  }
}
