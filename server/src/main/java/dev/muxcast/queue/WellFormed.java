package dev.muxcast.queue;

import io.avaje.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts that UTF-8 can say. A text cut between the halves of a surrogate pair, or a client's
/// `"\ud83d"`, holds half a character; it becomes U+FFFD, as every decoder of UTF-8 would have it.
final class WellFormed {
  private WellFormed() {}

  /// The text itself, unless something in it must be replaced.
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!pairAt(text, i)) {
          return replaced(text);
        }
        i++;
      }
    }
    return text;
  }

  private static boolean pairAt(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      if (pairAt(text, i)) {
        out.append(here).append(text.charAt(++i));
      } else {
        out.append(Character.isSurrogate(here) ? '\uFFFD' : here);
      }
    }
    return out.toString();
  }

  /// Writes a value of JSON: a text, number, truth value, null, or a list or map of them.
  ///
  /// @throws IllegalArgumentException when it is anything else
  static void write(JsonWriter out, @Nullable Object value) {
    switch (value) {
      case null -> out.rawValue("null");
      case String it -> out.value(text(it));
      case Boolean it -> out.value(it.booleanValue());
      case Integer it -> out.value(it.intValue());
      case Long it -> out.value(it.longValue());
      case Double it when Double.isFinite(it) -> out.value(it.doubleValue());
      case Map<?, ?> it -> {
        out.beginObject();
        for (Map.Entry<?, ?> each : it.entrySet()) {
          out.name(text(String.valueOf(each.getKey())));
          write(out, each.getValue());
        }
        out.endObject();
      }
      case Iterable<?> it -> {
        out.beginArray();
        for (Object each : it) {
          write(out, each);
        }
        out.endArray();
      }
      default -> throw new IllegalArgumentException("no value of JSON: " + value.getClass());
    }
  }
}
