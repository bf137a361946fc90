package dev.muxcast.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds secrets in text, by rules out of a data file (`redaction.rules`) whose samples are run as
/// tests, and the user's own in the same form.
///
/// Immutable; may be shared by threads. A line costs one table look-up per character, and more only
/// where a rule's first two characters stand.
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

  private record Entry(String rule, SecretPattern pattern) {}

  private final Entry[][] byFirst = new Entry[128][];
  private final Beginnings beginnings = new Beginnings();

  private RedactionRules(List<RedactionFile.Rule> rules) {
    for (RedactionFile.Rule rule : rules) {
      for (SecretPattern pattern : rule.match()) {
        add(new Entry(rule.name(), pattern));
      }
    }
  }

  private void add(Entry entry) {
    Entry[] old = byFirst[entry.pattern.first()];
    Entry[] grown = new Entry[old == null ? 1 : old.length + 1];
    if (old != null) {
      System.arraycopy(old, 0, grown, 0, old.length);
    }
    grown[grown.length - 1] = entry;
    byFirst[entry.pattern.first()] = grown;
    beginnings.add(entry.pattern.first(), entry.pattern.second());
  }

  /// The rules muxcast ships with, and the user's.
  ///
  /// @param own the text of the user's rule file, empty for none
  /// @param off names of rules that are not to hold
  /// @throws IllegalArgumentException naming what is wrong with the user's file or with `off`
  public static RedactionRules shippedAnd(String own, List<String> off) {
    List<RedactionFile.Rule> rules = new ArrayList<>(RedactionFile.parse(shippedText()).rules());
    rules.addAll(RedactionFile.parse(own).rules());
    for (String name : off) {
      if (!rules.removeIf(rule -> rule.name().equals(name))) {
        throw new IllegalArgumentException("no redaction rule is called " + name);
      }
    }
    return new RedactionRules(rules);
  }

  static String shippedText() {
    try (InputStream in = RedactionRules.class.getResourceAsStream("redaction.rules")) {
      if (in == null) {
        throw new IllegalStateException("redaction.rules is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      char c = text.charAt(at);
      if (!beginnings.has(c, text.charAt(at + 1))) {
        continue;
      }
      Entry[] candidates = c < 128 ? byFirst[Beginnings.lower(c)] : null;
      Secret found = candidates == null ? null : longest(candidates, text, at, whole);
      if (found != null && found.end > from) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Secret longest(
      Entry[] candidates, CharSequence text, int at, boolean whole) {
    @Nullable Secret best = null;
    for (Entry entry : candidates) {
      SecretPattern.Hit hit = entry.pattern.match(text, at);
      if (hit != null && (hit.whole() || !whole) && (best == null || hit.end() > best.end)) {
        best = new Secret(hit.start(), hit.end(), entry.rule, hit.whole());
      }
    }
    return best;
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
