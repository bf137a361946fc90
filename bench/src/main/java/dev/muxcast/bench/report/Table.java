package dev.muxcast.bench.report;

import java.util.List;
import java.util.Locale;

/// Writes summaries as a page to read and as JSON to compare by program.
public final class Table {
  private Table() {}

  /// @param conditions lines that say when and where it was measured
  public static String markdown(List<Summary> rows, List<String> conditions) {
    StringBuilder page = new StringBuilder("# Benchmarks\n\n");
    for (String line : conditions) {
      page.append("- ").append(line).append('\n');
    }
    page.append("\nValues are medians, with the range over the runs behind them; *italic* rows are")
        .append(" references measured in the same run.\n");
    for (Summary row : rows) {
      page.append("\n## ").append(row.row()).append(": ").append(row.what()).append("\n\n");
      page.append(verdict(row)).append("\n\n");
      if (!row.medians().isEmpty()) {
        page.append("| figure | value | range | budget | |\n|---|---:|---:|---:|---|\n");
        for (int i = 0; i < row.medians().size(); i++) {
          line(page, row, i);
        }
      }
    }
    return page.toString();
  }

  /// One line that says how a row ended.
  public static String verdict(Summary row) {
    String counts =
        row.expected() == 0 && row.read() == 0
            ? ""
            : ", events expected " + row.expected() + ", read " + row.read();
    String end = row.passed() ? "kept" : row.problem().isEmpty() ? "OVER BUDGET" : "FAILED";
    String why = row.problem().isEmpty() ? "" : ": " + row.problem();
    return end + why + " (" + row.runs() + " runs" + counts + ")";
  }

  /// A figure with its unit, as people read it.
  public static String text(double value, String unit) {
    String number;
    if (Math.abs(value) >= 1000) {
      number = String.format(Locale.ROOT, "%,.0f", value);
    } else if (Math.abs(value) >= 100) {
      number = String.format(Locale.ROOT, "%.0f", value);
    } else {
      number = String.format(Locale.ROOT, "%.2f", value);
    }
    return unit.isEmpty() ? number : number + ' ' + unit;
  }

  private static void line(StringBuilder page, Summary row, int i) {
    Figure figure = row.medians().get(i);
    boolean reference = figure.kind() == Figure.Kind.REFERENCE;
    String name = reference ? "*" + figure.name() + "*" : figure.name();
    page.append("| ").append(name);
    page.append(" | ").append(text(figure.value(), figure.unit()));
    page.append(" | ").append(text(row.lows().get(i), ""));
    page.append(" – ").append(text(row.highs().get(i), ""));
    page.append(" | ").append(budget(figure));
    page.append(" | ").append(mark(figure)).append(" |\n");
  }

  /// The budget of a figure in words, empty when it has none.
  public static String budget(Figure figure) {
    return switch (figure.kind()) {
      case AT_MOST -> "≤ " + text(figure.limit(), figure.unit());
      case AT_LEAST -> "≥ " + text(figure.limit(), figure.unit());
      case REPORTED, REFERENCE -> "";
    };
  }

  private static String mark(Figure figure) {
    return switch (figure.kind()) {
      case AT_MOST, AT_LEAST -> figure.kept() ? "kept" : "**over**";
      case REPORTED -> "";
      case REFERENCE -> "reference";
    };
  }

  /// The same as JSON.
  public static String json(List<Summary> rows, List<String> conditions) {
    StringBuilder json = new StringBuilder("{\"conditions\":[");
    for (int i = 0; i < conditions.size(); i++) {
      json.append(i == 0 ? "" : ",").append(quoted(conditions.get(i)));
    }
    json.append("],\"rows\":[");
    for (int r = 0; r < rows.size(); r++) {
      Summary row = rows.get(r);
      json.append(r == 0 ? "\n" : ",\n").append("{\"row\":").append(quoted(row.row()));
      json.append(",\"passed\":").append(row.passed());
      json.append(",\"problem\":").append(quoted(row.problem()));
      json.append(",\"runs\":").append(row.runs());
      json.append(",\"expected\":").append(row.expected());
      json.append(",\"read\":").append(row.read()).append(",\"figures\":[");
      for (int i = 0; i < row.medians().size(); i++) {
        Figure figure = row.medians().get(i);
        json.append(i == 0 ? "\n  " : ",\n  ").append("{\"name\":").append(quoted(figure.name()));
        json.append(",\"kind\":").append(quoted(figure.kind().name().toLowerCase(Locale.ROOT)));
        json.append(",\"unit\":").append(quoted(figure.unit()));
        json.append(",\"median\":").append(figure.value());
        json.append(",\"low\":").append(row.lows().get(i));
        json.append(",\"high\":").append(row.highs().get(i));
        if (!budget(figure).isEmpty()) {
          json.append(",\"budget\":").append(figure.limit());
          json.append(",\"kept\":").append(figure.kept());
        }
        json.append('}');
      }
      json.append("]}");
    }
    return json.append("\n]}\n").toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char letter : text.toCharArray()) {
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}
