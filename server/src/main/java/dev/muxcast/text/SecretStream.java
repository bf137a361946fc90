package dev.muxcast.text;

import org.jspecify.annotations.Nullable;

/// Takes the secrets out of a text that comes in pieces, however it is cut.
///
/// What may be the beginning of a secret at the end of a piece is held back until more comes, at
/// most [#HOLD_MILLIS]; then it is masked, and so is what belongs to it in the pieces after.
///
/// No I/O. Mutable, owned by the Collector's record of a pane; times are milliseconds of a steady
/// clock.
public final class SecretStream {

  /// How long the beginning of a secret is held back.
  public static final int HOLD_MILLIS = 100;

  private static final long NEVER = Long.MAX_VALUE;

  /// A longer line is judged by its last part.
  private static final int LINE_LIMIT = 8192;

  private final RedactionRules rules;

  /// The unfinished line as written, and how much of it was handed out or masked.
  private final StringBuilder line = new StringBuilder();

  private int done;

  /// Where the secret that was masked last starts, -1 for none.
  private int masked = -1;

  private long heldUntil = NEVER;
  private boolean key;

  public SecretStream(RedactionRules rules) {
    this.rules = rules;
  }

  /// When what is held has to be masked: call [#take] then, with an empty text. `Long.MAX_VALUE`
  /// while nothing is held.
  public long due() {
    return heldUntil;
  }

  /// The text that may be shown now.
  public String take(String text, long now) {
    if (rules == RedactionRules.NONE) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      line.append(text, from, end);
      finish(shown);
      shown.append('\n');
      from = end + 1;
    }
    line.append(text, from, text.length());
    unfinished(shown, now);
    return shown.toString();
  }

  /// What was begun does not go on.
  public void forget() {
    startLine();
    key = false;
  }

  private void startLine() {
    line.setLength(0);
    if (line.capacity() > 1024) {
      line.trimToSize();
    }
    done = 0;
    masked = -1;
    heldUntil = NEVER;
  }

  private void finish(StringBuilder shown) {
    if (inKey(line.toString())) {
      mask(KeyBlock.MASK, 0, line.length(), shown);
    } else {
      pass(shown, true);
      shown.append(line, done, line.length());
    }
    startLine();
  }

  private boolean inKey(String text) {
    if (!key) {
      key = KeyBlock.begins(text);
      return false;
    }
    key = !KeyBlock.ends(text) && KeyBlock.belongs(text);
    return key;
  }

  private void unfinished(StringBuilder shown, long now) {
    int start = key && KeyBlock.belongs(line.toString()) ? 0 : -1;
    String mask = KeyBlock.MASK;
    if (!key) {
      Secret begun = pass(shown, false);
      if (begun != null) {
        start = begun.start;
        mask = begun.mask;
      }
    }
    if (start < 0 || done >= line.length()) {
      shown.append(line, done, line.length());
      done = line.length();
      heldUntil = NEVER;
    } else if (now >= heldUntil || masked == start) {
      mask(mask, start, line.length(), shown);
      heldUntil = NEVER;
    } else {
      shown.append(line, done, Math.max(done, start));
      done = Math.max(done, start);
      heldUntil = heldUntil == NEVER ? now + HOLD_MILLIS : heldUntil;
    }
    shorten();
  }

  private record Secret(int start, String mask) {}

  /// Shows what stands before each whole secret, and its mask; returns what is begun at the end.
  ///
  /// @param ended whether the line is, so that nothing is begun any more
  private @Nullable Secret pass(StringBuilder shown, boolean ended) {
    for (RedactionRules.Secret secret = next(0, ended);
        secret != null;
        secret = next(secret.end(), ended)) {
      if (!secret.whole()) {
        return new Secret(secret.start(), secret.mask());
      }
      if (secret.end() > done) {
        mask(secret.mask(), secret.start(), secret.end(), shown);
      }
    }
    return null;
  }

  private RedactionRules.@Nullable Secret next(int from, boolean ended) {
    return ended ? rules.nextWhole(line, from) : rules.next(line, from);
  }

  private void mask(String mask, int start, int end, StringBuilder shown) {
    if (masked != start) {
      shown.append(line, done, Math.max(done, start));
      shown.append(mask);
      masked = start;
    }
    done = end;
  }

  private void shorten() {
    if (line.length() > LINE_LIMIT && heldUntil == NEVER) {
      int cut = Math.min(done, line.length() - LINE_LIMIT / 2);
      line.delete(0, cut);
      done -= cut;
      masked = masked >= cut ? masked - cut : -1;
    }
  }
}
