package dev.muxcast.audit;

import dev.muxcast.event.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing to write down. Whoever makes it fills it and hands it over; then it is the log's.
///
/// What was typed goes into `input`, which the log keeps as its length and a keyed hash unless it
/// is told to keep the text.
public final class AuditRecord {
  private static final int MOST_CHARACTERS = 2_000;

  private final StringBuilder fields = new StringBuilder(200);
  private @Nullable String input;

  private AuditRecord() {}

  /// @param atMillis when it happened, milliseconds since 1970
  public static AuditRecord of(AuditEventType type, long atMillis) {
    return new AuditRecord().with("at", Timestamp.text(atMillis)).with("what", type.word());
  }

  /// Something that happens now.
  public static AuditRecord now(AuditEventType type) {
    return of(type, System.currentTimeMillis());
  }

  /// @param text left out when null, and cut when it is longer than anybody needs
  public AuditRecord with(String name, @Nullable String text) {
    if (text != null) {
      name(name);
      quote(fields, text, MOST_CHARACTERS);
    }
    return this;
  }

  public AuditRecord with(String name, long number) {
    name(name);
    fields.append(number);
    return this;
  }

  /// As many of them as there is room for.
  public AuditRecord with(String name, List<String> texts) {
    name(name);
    int most = fields.length() + 2 * MOST_CHARACTERS;
    char before = '[';
    for (String text : texts) {
      fields.append(before);
      boolean room = fields.length() < most;
      quote(fields, room ? text : "…", MOST_CHARACTERS);
      before = ',';
      if (!room) {
        break;
      }
    }
    fields.append(before == '[' ? "[]" : "]");
    return this;
  }

  /// What was typed, which may be a secret.
  public AuditRecord typed(@Nullable String text) {
    input = text;
    return this;
  }

  @Nullable String input() {
    return input;
  }

  /// The fields as JSON, without the braces around them.
  String fields() {
    return fields.toString();
  }

  /// How many characters it holds, about.
  int size() {
    return fields.length() + (input == null ? 0 : input.length());
  }

  private void name(String name) {
    if (!fields.isEmpty()) {
      fields.append(',');
    }
    fields.append('"').append(name).append("\":");
  }

  /// A JSON string of characters that no terminal obeys.
  ///
  /// @param most how many it may take, as they are written: some take six
  static void quote(StringBuilder out, String text, int most) {
    out.append('"');
    int begin = out.length();
    int end = Math.min(text.length(), most);
    for (int i = 0; i < end; i++) {
      if (out.length() - begin >= most) {
        end = i;
        break;
      }
      char c = text.charAt(i);
      boolean control = c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
      if (control || isAlone(text, i, end)) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 15, 16));
        }
      } else {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
    }
    out.append(end < text.length() ? "…\"" : "\"");
  }

  /// Whether it is half of a character whose other half is missing.
  private static boolean isAlone(String text, int at, int end) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 >= end || !Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c)
            && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
