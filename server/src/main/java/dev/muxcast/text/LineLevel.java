package dev.muxcast.text;

import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the level that a line itself has, as loggers, compilers and the kernel write it: behind
/// times, places and names at its head, as `level=…`, or as a member of a JSON object.
///
/// Immutable; may be shared by threads.
final class LineLevel {

  /// The rule that a match by the line's own level names.
  static final String RULE = "level";

  /// A level stands within this.
  private static final int HEAD = 240;

  private static final int MOST_TOKENS = 14;
  private static final int MOST_NAMES = 3;

  /// What may stand before a level without being one.
  private static final String SIGNS = " \t│┃|╷╵⎿●-*>=~·▲✘";

  private static final List<String> KEYS = List.of("level=", "lvl=", "severity=", "levelname=");

  private static final List<String> MEMBERS =
      List.of(
          "level_name",
          "level",
          "severity",
          "levelname",
          "lvl",
          "log.level",
          "@level",
          "loglevel",
          "severity_text",
          "severityText",
          "logLevel",
          "PRIORITY",
          "s");

  /// Letters by which loggers shorten a level.
  private static final String LETTERS = "FEWIDVTC";

  private final Map<String, Severity> words = new HashMap<>();

  /// @param word in lower case
  void add(String word, Severity severity) {
    words.put(word, severity);
  }

  /// The level of the line and where it stands, or null. Info is one, too.
  @Nullable Match of(String line) {
    int at = 0;
    while (at < line.length() && SIGNS.indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    if (at == line.length()) {
      return null;
    }
    Match found = line.charAt(at) == '<' ? syslog(line, at) : null;
    if (found == null) {
      found = new Head(line).walk(at);
    }
    return found != null ? found : pair(line);
  }

  private @Nullable Match match(int from, int to, @Nullable Severity severity) {
    return severity == null ? null : new Match(from, to, RULE, severity);
  }

  private @Nullable Severity severity(String line, int from, int to) {
    return to - from > 14 || to <= from
        ? null
        : words.get(line.substring(from, to).toLowerCase(Locale.ROOT));
  }

  private static @Nullable Severity letter(char c) {
    return switch (c) {
      case 'F', 'C' -> Severity.CRITICAL;
      case 'E' -> Severity.ERROR;
      case 'W' -> Severity.WARNING;
      case 'I', 'D', 'V', 'T' -> Severity.INFO;
      default -> null;
    };
  }

  /// `<3>` as the kernel and systemd take it; facility and severity in one number.
  private @Nullable Match syslog(String line, int at) {
    int end = digits(line, at + 1);
    if (end == at + 1 || end > at + 4 || end >= line.length() || line.charAt(end) != '>') {
      return null;
    }
    return match(at, end + 1, priority(Integer.parseInt(line.substring(at + 1, end)) % 8));
  }

  private static Severity priority(int number) {
    return number < 3
        ? Severity.CRITICAL
        : number == 3 ? Severity.ERROR : number == 4 ? Severity.WARNING : Severity.INFO;
  }

  private static int digits(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static int letters(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isLetter(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /// `level=error` and the like.
  private @Nullable Match pair(String line) {
    for (String key : KEYS) {
      int at = line.indexOf(key);
      while (at > 0 && !Character.isWhitespace(line.charAt(at - 1))) {
        at = line.indexOf(key, at + 1);
      }
      if (at >= 0 && at < HEAD * 2) {
        int from = at + key.length();
        from += from < line.length() && line.charAt(from) == '"' ? 1 : 0;
        int to = letters(line, from);
        Match found = match(at, to, severity(line, from, to));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// `"level":"error"`, pino's and bunyan's numbers, the journal's `"PRIORITY":"3"`.
  private @Nullable Match json(String line, int open) {
    for (String member : MEMBERS) {
      int at = line.indexOf("\"" + member + "\"", open);
      if (at < 0 || (member.length() == 1 && !line.startsWith("{\"t\":{", open))) {
        continue;
      }
      int from = at + member.length() + 2;
      while (from < line.length() && ": ".indexOf(line.charAt(from)) >= 0) {
        from++;
      }
      from += from < line.length() && line.charAt(from) == '"' ? 1 : 0;
      int end = digits(line, from);
      Severity severity =
          end > from && end < from + 4
              ? numbered(member, Integer.parseInt(line.substring(from, end)))
              : member.length() == 1 && from < line.length()
                  ? letter(line.charAt(from))
                  : severity(line, from, letters(line, from));
      if (severity != null) {
        return match(at, Math.max(end, letters(line, from)), severity);
      }
    }
    return null;
  }

  private static @Nullable Severity numbered(String member, int number) {
    if (member.equals("PRIORITY")) {
      return priority(number);
    }
    if (number < 10 || number > 100) {
      return null;
    }
    return number >= 60
        ? Severity.CRITICAL
        : number >= 50 ? Severity.ERROR : number >= 40 ? Severity.WARNING : Severity.INFO;
  }

  /// Walks the head of one line, token by token.
  private final class Head {
    private final String line;
    private final int limit;

    /// Whether a time or a place in a file was passed.
    private boolean placed;

    private int numbers;
    private int names;

    Head(String line) {
      this.line = line;
      limit = Math.min(line.length(), HEAD);
    }

    @Nullable Match walk(int start) {
      int at = start;
      for (int token = 0; token < MOST_TOKENS; token++) {
        while (at < limit && SIGNS.indexOf(line.charAt(at)) >= 0) {
          at++;
        }
        if (at >= limit) {
          return null;
        }
        if (line.charAt(at) == '{') {
          return json(line, at);
        }
        int end = line.charAt(at) == '[' ? bracketEnd(at) : tokenEnd(at);
        Match found = line.charAt(at) == '[' ? bracket(at, end) : level(at, end);
        if (found != null || !passes(at, end)) {
          return found;
        }
        at = end;
      }
      return null;
    }

    private int bracketEnd(int at) {
      int close = line.indexOf(']', at);
      return close < 0 || close > limit ? limit : close + 1;
    }

    /// A token ends at a blank, or behind a colon that a level may follow at once.
    private int tokenEnd(int at) {
      int end = at;
      while (end < limit && " \t[|".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      for (int colon = line.indexOf(':', at); colon > 0 && colon < end; ) {
        if (severity(line, colon + 1, letters(line, colon + 1)) != null
            && Character.isUpperCase(line.charAt(colon + 1))) {
          return colon + 1;
        }
        colon = line.indexOf(':', colon + 1);
      }
      return Math.max(end, at + 1);
    }

    private @Nullable Match level(int at, int end) {
      int to = letters(line, at);
      char next = to < line.length() ? line.charAt(to) : ' ';
      if (to == at + 1 && next == ':' && names == 0 && isBlankAt(to + 1)) {
        return tagged(at, to + 1);
      }
      if (to == at + 1 && LETTERS.indexOf(line.charAt(at)) >= 0) {
        return byLetter(at, end, next);
      }
      Severity severity = severity(line, at, to);
      if (severity == null) {
        return null;
      }
      boolean upper = to - at > 2 && line.substring(at, to).equals(upper(at, to));
      boolean label = (next == ':' || next == '：') && isBlankAt(to + 1);
      boolean coded = next == '[' && line.indexOf("]:", to) > 0;
      boolean row = placed && (next == ' ' || next == '\t');
      boolean column = numbers > 0 && line.startsWith("  ", to);
      boolean word = upper && (to == line.length() || " \t:[]|/,-".indexOf(next) >= 0);
      if (label && line.startsWith("fatal", at)) {
        // What git, make and Ansible call so ends a command, and no service.
        return match(at, to, Severity.ERROR);
      }
      return label || coded || row || column || word ? match(at, to, severity) : null;
    }

    /// `W: ` of apt, `e: ` of Kotlin, and behind a place `C: ` of RuboCop, which is a convention.
    private @Nullable Match tagged(int at, int end) {
      char c = Character.toUpperCase(line.charAt(at));
      boolean style = placed && (c == 'C' || c == 'R');
      boolean known = c == 'E' || c == 'W' || (placed && c == 'F');
      return style || known ? match(at, end, style ? Severity.INFO : letter(c)) : null;
    }

    private String upper(int at, int to) {
      return line.substring(at, to).toUpperCase(Locale.ROOT);
    }

    private boolean isBlankAt(int at) {
      return at >= line.length()
          || Character.isWhitespace(line.charAt(at))
          || line.charAt(at) == '\u00a0';
    }

    /// `E0612 10:00:00`, `E/Tag(12):`, `E, [time]`, and behind a time and numbers a lone `E`.
    private @Nullable Match byLetter(int at, int end, char next) {
      int to = digits(line, at + 1);
      boolean klog = to - at > 4 && to - at < 10 && to == end && digits(line, to + 1) - to == 3;
      boolean ruby = next == ',' && line.startsWith(" [", at + 2);
      boolean tag = next == '/' && line.indexOf("): ", at) > 0 && line.indexOf('(', at) > at + 2;
      boolean told = numbers > 2 && line.indexOf(':', end) > 0;
      boolean process = numbers > 1 && at > 1 && line.charAt(at - 2) == ']';
      boolean lone = placed && end == at + 1 && (told || process);
      return klog || ruby || tag || lone
          ? match(at, klog ? to : at + 1, letter(line.charAt(at)))
          : null;
    }

    /// `[error]`, `[core:error]`, `[10:00:00 ERR]`, `[time WARN app]`, `[E 1123 10:00 app]`.
    private @Nullable Match bracket(int open, int end) {
      int from = open + 1;
      int to = end - 1;
      while (from < to && line.charAt(from) == ' ') {
        from++;
      }
      boolean first = true;
      boolean timed = false;
      while (from < to) {
        int stop = from;
        while (stop < to && " ,/".indexOf(line.charAt(stop)) < 0) {
          stop++;
        }
        int colon = line.lastIndexOf(':', stop - 1);
        int start = colon >= from && letters(line, colon + 1) == stop ? colon + 1 : from;
        int bare = stop > start && line.charAt(stop - 1) == ':' ? stop - 1 : stop;
        Severity severity = severity(line, start, bare);
        boolean alone = first && line.substring(stop, Math.max(to, stop)).isBlank();
        if (severity != null
            && (alone || (timed && line.substring(start, bare).equals(upper(start, bare))))) {
          return match(start, bare, severity);
        }
        if (first && stop == from + 1 && stop + 1 < to && digits(line, stop + 1) > stop + 1) {
          return match(from, stop, letter(line.charAt(from)));
        }
        timed |= Character.isDigit(line.charAt(from));
        placed |= timed;
        first = false;
        from = stop + 1;
      }
      return null;
    }

    /// Whether a token can stand before a level.
    private boolean passes(int at, int end) {
      char c = line.charAt(at);
      char last = line.charAt(end - 1);
      if (c == '[' || c == '(' || c == '#') {
        return true;
      }
      if (Character.isDigit(c)) {
        numbers++;
        placed |= line.indexOf(':', at) > 0 && line.indexOf(':', at) < end - 1;
        return true;
      }
      int colon = line.indexOf(':', at);
      int paren = line.indexOf('(', at);
      boolean located =
          (colon > at && colon + 1 < end && Character.isDigit(line.charAt(colon + 1)))
              || (paren > at && paren + 1 < end && Character.isDigit(line.charAt(paren + 1)));
      placed |= located;
      if (located) {
        return true;
      }
      boolean name = last == ':' || placed || isColumn(end) || isMonth(at, end);
      return name && ++names <= MOST_NAMES;
    }

    /// `web-1 | `, as Compose puts before what a container says.
    private boolean isColumn(int end) {
      int at = end;
      while (at < limit && line.charAt(at) == ' ') {
        at++;
      }
      return at < limit && line.charAt(at) == '|';
    }

    /// `Nov 23 10:00:00`.
    private boolean isMonth(int at, int end) {
      return end == at + 3
          && end + 1 < limit
          && digits(line, end + 1 + (line.charAt(end + 1) == ' ' ? 1 : 0)) > end + 1;
    }
  }
}
