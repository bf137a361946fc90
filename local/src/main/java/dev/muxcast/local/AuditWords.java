package dev.muxcast.local;

import dev.muxcast.client.SafeText;
import dev.muxcast.event.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A line of the audit for people: when, what, and `name=value` for the rest; one line, whatever
/// the values hold. One use, one thread.
final class AuditWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final String line;
  private int at;

  private AuditWords(String line) {
    this.line = line;
  }

  /// @param zone whose times are shown
  static String of(String line, ZoneId zone) {
    try {
      return SafeText.of(words(new AuditWords(line).fields(), zone));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return SafeText.of("not a record: " + line);
    }
  }

  private static String words(Map<String, String> fields, ZoneId zone) {
    long millis = Timestamp.millis("" + fields.remove("at"));
    String time =
        millis == Timestamp.INVALID ? "?" : TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    StringBuilder out = new StringBuilder(time).append("  ");
    String what = "" + fields.remove("what");
    out.append(what).append(" ".repeat(Math.max(0, 20 - what.length())));
    fields.keySet().removeAll(List.of("n", "prev", "mac"));
    fields.values().removeIf(String::isEmpty);
    fields.forEach((name, value) -> {
      boolean bare = value.indexOf(' ') < 0 && value.indexOf('"') < 0;
      out.append("  ").append(name).append('=');
      out.append(bare ? value : '"' + value.replace("\"", "\\\"") + '"');
    });
    return out.toString();
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    expect('{');
    while (line.charAt(at) != '}') {
      String name = string();
      expect(':');
      fields.put(name, value());
      if (line.charAt(at) == ',') {
        at++;
      }
    }
    return fields;
  }

  private String value() {
    if (line.charAt(at) == '"') {
      return string();
    }
    StringBuilder out = new StringBuilder();
    if (line.charAt(at) == '[') {
      at++;
      while (line.charAt(at) != ']') {
        out.append(out.isEmpty() ? "" : "; ").append(string());
        at += line.charAt(at) == ',' ? 1 : 0;
      }
      at++;
      return out.toString();
    }
    while (line.charAt(at) != ',' && line.charAt(at) != '}') {
      out.append(line.charAt(at++));
    }
    return out.toString();
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    for (char c = line.charAt(at++); c != '"'; c = line.charAt(at++)) {
      if (c != '\\') {
        out.append(c);
      } else if (line.charAt(at) == 'u') {
        out.append((char) Integer.parseInt(line, at + 1, at + 5, 16));
        at += 5;
      } else {
        out.append(line.charAt(at++));
      }
    }
    return out.toString();
  }

  private void expect(char c) {
    if (line.charAt(at++) != c) {
      throw new IndexOutOfBoundsException(at);
    }
  }
}
