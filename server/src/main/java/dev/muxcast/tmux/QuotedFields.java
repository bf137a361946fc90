package dev.muxcast.tmux;

import java.util.ArrayList;
import java.util.List;

/// Rows of formats whose text fields go through `#{q:…}`: fields are separated by single spaces,
/// and a backslash takes the next character's meaning. The last field is [#LAST], so that a row
/// which a line end inside a value split over several lines can be put together again: quoting
/// leaves line ends alone (`format_quote_shell`, to 3.7) or puts a backslash before them (3.8).
final class QuotedFields {

  /// Ends each row.
  static final String LAST = ".";

  private QuotedFields() {}

  /// The rows, each with `count` fields without the last. What does not fit is left out.
  static List<List<String>> rows(List<String> lines, int count) {
    List<List<String>> rows = new ArrayList<>(lines.size());
    String row = null;
    for (String line : lines) {
      row = row == null ? line : row + "\n" + line;
      if (row.endsWith(" " + LAST)) {
        List<String> fields = fields(row);
        if (fields.size() > count) {
          if (fields.size() == count + 1) {
            rows.add(fields.subList(0, count));
          }
          row = null;
        }
      }
    }
    return rows;
  }

  static List<String> fields(String row) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == ' ') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\\' && i + 1 < row.length()) {
        field.append(row.charAt(++i));
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /// A decimal number, or `otherwise` when the field is empty or none.
  static long number(String field, long otherwise) {
    if (field.isEmpty() || field.length() > 18) {
      return otherwise;
    }
    long value = 0;
    for (int i = 0; i < field.length(); i++) {
      int digit = field.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /// Whether an option or a flag is on: tmux writes flags as 1 or `on`, choices as words.
  static boolean on(String field) {
    return !field.isEmpty() && !field.equals("0") && !field.equals("off");
  }
}
