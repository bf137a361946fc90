package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A screen that was kept, and its judgement by the rules that judge a live one. Pure.
///
/// @param rows plain text
/// @param command the pane's command, "" where it is not known
public record StoredScreen(List<String> rows, String title, String command) {

  /// Reads what `capture-pane` printed, with or without escapes, or one sample.
  ///
  /// @param title and command, "" where a sample's own count
  /// @param height how many rows the pane had: what is above is scrollback; 0 when not known
  public static StoredScreen of(String text, String title, String command, int height) {
    List<String> rows = new ArrayList<>();
    for (String row : plain(text).split("\n", -1)) {
      rows.add(row.stripTrailing());
    }
    if (rows.size() > 1 && rows.getLast().isEmpty()) {
      rows.removeLast();
    }
    StoredScreen kept = isSample(rows) ? sample(rows) : new StoredScreen(rows, "", "");
    int from = height > 0 ? Math.max(0, kept.rows.size() - height) : 0;
    return new StoredScreen(
        List.copyOf(kept.rows.subList(from, kept.rows.size())),
        title.isEmpty() ? kept.title : title,
        command.isEmpty() ? kept.command : command);
  }

  private static boolean isSample(List<String> lines) {
    for (String line : lines.subList(1, lines.size())) {
      if (!line.startsWith("|")) {
        return false;
      }
    }
    return lines.size() > 1 && lines.getFirst().startsWith("= ");
  }

  /// The screen of a sample: `= STATUS [REASON] | COMMAND | TITLE`, then the rows, each behind a
  /// `|`.
  static StoredScreen sample(List<String> lines) {
    String[] head = lines.getFirst().split(" [|] ?", 3);
    List<String> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.substring(1));
    }
    return new StoredScreen(rows, head.length < 3 ? "" : head[2], head.length < 2 ? "" : head[1]);
  }

  /// What the agent on it does.
  public Verdict judge(AgentCatalog catalog) {
    String type = catalog.types().of(command, List.of(), title, rows);
    Verdict verdict = PaneJudge.judge(catalog, new PaneJudge.Look(command, type, title, rows));
    Prompt prompt =
        command.isEmpty() && verdict.agentType().equals(AgentTypes.UNKNOWN)
            ? PromptReader.on(rows)
            : null;
    // A part of a screen may hold nothing but what is asked.
    return prompt != null && prompt.certain()
        ? PromptShape.verdict(type, prompt, rows.get(prompt.row()), 0, null)
        : verdict;
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\u001b') {
        at = skip(text, at + 1);
      } else if (c >= ' ' && c != '\u007f' || c == '\n' || c == '\t') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// The last character of the escape sequence that goes on at `at`.
  private static int skip(String text, int at) {
    char kind = at < text.length() ? text.charAt(at) : 0;
    int i = at + 1;
    switch (kind) {
      case '[' -> {
        while (i < text.length() && (text.charAt(i) < '@' || text.charAt(i) > '~')) {
          i++;
        }
        return i;
      }
      case ']', 'P', '_', '^' -> {
        while (i < text.length() && text.charAt(i) != '\u0007') {
          if (text.charAt(i) == '\u001b') {
            return i + 1;
          }
          i++;
        }
        return i;
      }
      case '(', ')', '#' -> {
        return at + 1;
      }
      default -> {
        return at;
      }
    }
  }

  /// The size `120x40` as width and height; null when it is none.
  public static int @Nullable [] size(String text) {
    int x = text.indexOf('x');
    try {
      int width = Integer.parseInt(text.substring(0, Math.max(0, x)));
      int height = Integer.parseInt(text.substring(x + 1));
      return width > 0 && height > 0 ? new int[] {width, height} : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
