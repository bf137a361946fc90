package dev.muxcast.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes texts by rules, one a line: `name: 'text' other* / other?`. A slash stands between
/// alternatives, `*` for up to four of it, `?` for one or none. The first alternative of each rule
/// has to come to an end by itself: it is taken where a text grows too deep.
public final class Grammar {
  private static final int DEEP = 24;
  private static final int MANY = 4;

  private final Map<String, List<List<String>>> rules = new HashMap<>();
  private final String start;

  private Grammar(String start) {
    this.start = start;
  }

  /// @param text its rules; what the first one makes is made
  public static Grammar of(String text) {
    Grammar grammar = new Grammar(text.substring(0, text.indexOf(':')).strip());
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> {
          int colon = line.indexOf(':');
          grammar.rules.put(line.substring(0, colon).strip(), read(line.substring(colon + 1)));
        });
    return grammar;
  }

  private static List<List<String>> read(String text) {
    List<List<String>> alternatives = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (c == '\'') {
        int end = text.indexOf('\'', at + 1);
        words.add("'" + text.substring(at + 1, end).translateEscapes());
        at = end + 1;
      } else if (c == '/') {
        alternatives.add(words);
        words = new ArrayList<>();
        at++;
      } else if (c == ' ') {
        at++;
      } else {
        int end = at;
        while (end < text.length() && text.charAt(end) != ' ') {
          end++;
        }
        words.add(text.substring(at, end));
        at = end;
      }
    }
    alternatives.add(words);
    return alternatives;
  }

  /// One text.
  public String make(Random random) {
    StringBuilder out = new StringBuilder();
    make(start, random, 0, out);
    return out.toString();
  }

  private void make(String name, Random random, int depth, StringBuilder out) {
    List<List<String>> alternatives = rules.get(name);
    if (alternatives == null) {
      throw new IllegalArgumentException("no rule " + name);
    }
    int choice = depth > DEEP ? 0 : random.nextInt(alternatives.size());
    for (String word : alternatives.get(choice)) {
      char last = word.charAt(word.length() - 1);
      if (word.charAt(0) == '\'') {
        out.append(word, 1, word.length());
      } else if (last == '*' || last == '?') {
        int times = random.nextInt(last == '?' ? 2 : depth > DEEP ? 1 : MANY + 1);
        for (int i = 0; i < times; i++) {
          make(word.substring(0, word.length() - 1), random, depth + 1, out);
        }
      } else {
        make(word, random, depth + 1, out);
      }
    }
  }
}
