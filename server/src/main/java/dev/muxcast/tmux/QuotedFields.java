package dev.muxcast.tmux;

import dev.muxcast.guard.Digits;
import java.util.ArrayList;
import java.util.List;

/// Rows of formats whose text fields go through `#{q:…}`: fields are separated by single spaces,
/// and a backslash takes the next character's meaning. The last field is [#LAST], so that a row
/// which a line end inside a value split over several lines can be put together again: quoting
/// leaves line ends alone (`format_quote_shell`, to 3.7) or puts a backslash before them (3.8).
public final class QuotedFields {

  /// Ends each row.
  public static final String LAST = ".";

  private static final int MOST_CELLS = 10_000; // WINDOW_MAXIMUM of tmux.h

  private QuotedFields() {}

  /// The rows, each with `count` fields without the last. What does not fit is left out.
  public static List<List<String>> rows(List<String> lines, int count) {
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

  /// The fields of one row.
  public static List<String> fields(String row) {
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
  public static long number(String field, long otherwise) {
    return Digits.in(field, 0, field.length(), Long.MAX_VALUE, otherwise);
  }

  /// A decimal number that fits, or `otherwise`.
  public static int integer(String field, int otherwise) {
    return Digits.of(field, Integer.MAX_VALUE, otherwise);
  }

  /// Columns or rows, of which tmux has 10,000 at most; 0 for what is none.
  public static int cells(String field) {
    return Digits.of(field, MOST_CELLS, 0);
  }

  /// Whether an option or a flag is on: tmux writes flags as 1 or `on`, choices as words.
  public static boolean on(String field) {
    return !field.isEmpty() && !field.equals("0") && !field.equals("off");
  }
}
