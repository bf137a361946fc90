package dev.muxcast.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds secrets in text, by rules out of a data file (`redaction.rules`) whose samples are run as
/// tests, and the user's own in the same form.
///
/// May be shared by threads; nothing that can be seen of it ever changes. A line costs one table
/// look-up per character, and more only where a rule's first two characters stand.
public final class RedactionRules {

  /// A secret, or the beginning of one at the end of the text.
  ///
  /// @param whole false when only what follows can tell
  public record Secret(int start, int end, String rule, boolean whole) {

    /// What stands in its place.
    public String mask() {
      return "[redacted:" + rule + "]";
    }
  }

  /// No rule at all: redaction is switched off.
  public static final RedactionRules NONE = new RedactionRules(List.of());

  /// A power of two.
  private static final int CLEAN = 512;

  private record Entry(String rule, TextPattern pattern, List<TextPattern> unless) {}

  private final List<Entry> entries = new ArrayList<>();
  private final PatternIndex index = new PatternIndex();

  /// Texts without a secret, by their hashes: the rows of a screen are asked about again and again.
  /// Threads may overwrite one another's, each of which is true.
  private final @Nullable String[] clean = new @Nullable String[CLEAN];

  private RedactionRules(List<RuleFile.Rule> rules) {
    for (RuleFile.Rule rule : rules) {
      List<TextPattern> unless = rule.unless().stream().map(TextPattern::of).toList();
      for (String text : rule.match()) {
        TextPattern pattern = TextPattern.of(text);
        index.add(pattern, entries.size());
        entries.add(new Entry(rule.name(), pattern, unless));
      }
    }
  }

  /// The rules muxcast ships with, and the user's.
  ///
  /// @param own the text of the user's rule file, empty for none
  /// @param off names of rules that are not to hold
  /// @throws IllegalArgumentException naming what is wrong with the user's file or with `off`
  public static RedactionRules shippedAnd(String own, List<String> off) {
    List<RuleFile.Rule> rules = new ArrayList<>(read(shippedText()));
    rules.addAll(read(own));
    for (String name : off) {
      if (!rules.removeIf(rule -> rule.name().equals(name))) {
        throw new IllegalArgumentException("no redaction rule is called " + name);
      }
    }
    return new RedactionRules(rules);
  }

  private static List<RuleFile.Rule> read(String text) {
    RuleFile file = RuleFile.parse("redaction rules", text);
    if (!file.settings().isEmpty()) {
      throw new IllegalArgumentException("redaction rules begin with [NAME]");
    }
    return file.rules();
  }

  static String shippedText() {
    return RuleFile.shipped("redaction.rules");
  }

  /// Whether there is no secret in the text, nor what may be the beginning of one.
  boolean isClean(String text) {
    int at = text.hashCode() & CLEAN - 1;
    if (text.equals(clean[at])) {
      return true;
    }
    boolean is = next(text, 0) == null;
    if (is) {
      clean[at] = text;
    }
    return is;
  }

  /// The next secret at or behind `from`, or null. Where several rules match, the one that reaches
  /// furthest counts. One that is not whole is given only when the text ends within it.
  public @Nullable Secret next(CharSequence text, int from) {
    return next(text, from, false);
  }

  /// The next secret of a text that nothing follows: what is only begun at its end is none, and
  /// hides none.
  public @Nullable Secret nextWhole(CharSequence text, int from) {
    return next(text, from, true);
  }

  private @Nullable Secret next(CharSequence text, int from, boolean whole) {
    for (int at = from; at < text.length() - 1; at++) {
      short[] candidates = index.at(text, at);
      Secret found = candidates.length == 0 ? null : longest(candidates, text, at, whole);
      if (found != null && found.end > from) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Secret longest(short[] candidates, CharSequence text, int at, boolean whole) {
    @Nullable Secret best = null;
    for (short number : candidates) {
      Entry entry = entries.get(number);
      long found = entry.pattern.match(text, at);
      if (found == TextPattern.NOTHING) {
        continue;
      }
      int end = TextPattern.end(found);
      boolean told = TextPattern.whole(found) || !whole;
      int start = TextPattern.start(found);
      boolean further = told && (best == null || end > best.end);
      if (further && !(TextPattern.whole(found) && isNone(text, start, end, entry.unless))) {
        best = new Secret(start, end, entry.rule, TextPattern.whole(found));
      }
    }
    return best;
  }

  /// Whether what stands in the place of the secret, all of it, is known to be none.
  private static boolean isNone(CharSequence text, int start, int end, List<TextPattern> unless) {
    for (TextPattern pattern : unless) {
      long found = pattern.match(text, start);
      if (found != TextPattern.NOTHING
          && TextPattern.whole(found)
          && TextPattern.end(found) >= end) {
        return true;
      }
    }
    return false;
  }

  /// The text with its secrets masked. Nothing follows it.
  public String redact(String text) {
    Secret secret = nextWhole(text, 0);
    if (secret == null) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    int from = 0;
    for (; secret != null; secret = nextWhole(text, from)) {
      clean.append(text, from, Math.max(from, secret.start)).append(secret.mask());
      from = secret.end;
    }
    return clean.append(text, from, text.length()).toString();
  }
}
