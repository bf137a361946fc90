package dev.muxcast.protocol;

import io.avaje.json.JsonWriter;
import io.avaje.json.stream.BufferedJsonWriter;
import io.avaje.json.stream.JsonStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes JSON objects as text. Any thread.
final class Json {
  private static final JsonStream STREAM = JsonStream.builder().serializeNulls(true).build();
  private static final int SHORT = 40;

  private Json() {}

  /// The text of an object whose fields the given code writes.
  static String object(Consumer<JsonWriter> fields) {
    try (BufferedJsonWriter writer = STREAM.bufferedWriter()) {
      writer.serializeNulls(true);
      writer.beginObject();
      fields.accept(writer);
      writer.endObject();
      return writer.result();
    }
  }

  /// A field, unless its value is null.
  static void text(JsonWriter writer, String name, @Nullable String value) {
    if (value != null) {
      writer.name(name);
      writer.value(value);
    }
  }

  /// A field, unless its value is null.
  static void number(JsonWriter writer, String name, @Nullable Number value) {
    if (value != null) {
      writer.name(name);
      writer.value(value.longValue());
    }
  }

  /// A field that is true or false.
  static void flag(JsonWriter writer, String name, boolean value) {
    writer.name(name);
    writer.value(value);
  }

  /// A field with a list of strings, unless it is null.
  static void texts(JsonWriter writer, String name, @Nullable Iterable<String> values) {
    if (values != null) {
      writer.name(name);
      writer.beginArray();
      for (String value : values) {
        writer.value(value);
      }
      writer.endArray();
    }
  }

  /// A string as JSON of ASCII alone: the writer's `rawValue` keeps one byte of each character.
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        String digits = Integer.toHexString(c);
        out.append("\\u").repeat('0', 4 - digits.length()).append(digits);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /// A client's text for a message to that client: not longer than is useful, and whole characters.
  static String shorten(String text) {
    if (text.length() <= SHORT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
    return text.substring(0, end) + "…";
  }
}
