package dev.muxcast.protocol;

import dev.muxcast.event.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object of a message, its fields taken by name and type. A field that is missing and one that
/// is null are alike; one of another type is refused by its name. Fields nobody asks for are
/// ignored, so that newer clients can talk to older servers.
///
/// @param path what stands before a field's name in a message, such as `filters.`
/// @param wrong the code of a refusal here
record Fields(Map<?, ?> map, String path, ErrorCode wrong) {
  /// The longest name, pattern or token, in characters.
  static final int MAX_TEXT = 4096;

  /// A field that is not as it must be.
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    Refusal(ErrorCode code, String message) {
      super(message, null, false, false);
      this.code = code;
    }

    ErrorCode code() {
      return code;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  static Fields of(Map<?, ?> map) {
    return new Fields(map, "", ErrorCode.INVALID_MESSAGE);
  }

  @Nullable Object any(String name) {
    return map.get(name);
  }

  boolean has(String name) {
    return map.get(name) != null;
  }

  @Nullable String text(String name) throws Refusal {
    return text(name, MAX_TEXT);
  }

  /// A string that may be as long as `most`, or null.
  @Nullable String text(String name, int most) throws Refusal {
    Object value = map.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      if (text.isEmpty() || text.length() > most) {
        throw refuse(name, "must have 1 to " + most + " characters");
      }
      return text;
    }
    throw mustBe(name, "a string", value);
  }

  String needText(String name) throws Refusal {
    String text = text(name);
    if (text == null) {
      throw refuse(name, "is missing: it must be a string");
    }
    return text;
  }

  /// A whole number, or null.
  @Nullable Long number(String name, long least, long most) throws Refusal {
    Object value = map.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Long number) {
      if (number < least || number > most) {
        throw refuse(name, "must be from " + least + " to " + most);
      }
      return number;
    }
    throw mustBe(name, "a whole number", value);
  }

  /// True or false; false where it is missing.
  boolean flag(String name) throws Refusal {
    Object value = map.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw mustBe(name, "true or false", value);
  }

  /// A time in RFC 3339, as milliseconds since 1970.
  @Nullable Long time(String name) throws Refusal {
    String text = text(name);
    if (text == null) {
      return null;
    }
    long millis = Timestamp.millis(text);
    if (millis == Timestamp.INVALID) {
      throw refuse(name, "must be a time such as \"2026-11-23T10:02:03.456Z\"");
    }
    return millis;
  }

  /// A list of strings. A number in it counts as its digits where `numbers` says so (window and
  /// pane indexes); one string alone counts as a list of it.
  @Nullable List<String> texts(String name, boolean numbers) throws Refusal {
    Object value = map.get(name);
    if (value == null) {
      return null;
    }
    List<?> list = value instanceof List<?> many ? many : List.of(value);
    List<String> texts = new ArrayList<>(list.size());
    for (Object element : list) {
      if (element instanceof String text && !text.isEmpty() && text.length() <= MAX_TEXT) {
        texts.add(text);
      } else if (numbers && element instanceof Long number && number >= 0) {
        texts.add(Long.toString(number));
      } else {
        throw refuse(name, "must be a list of strings" + (numbers ? " or indexes" : ""));
      }
    }
    return texts;
  }

  /// An object, or null.
  @Nullable Map<?, ?> object(String name) throws Refusal {
    Object value = map.get(name);
    if (value == null || value instanceof Map<?, ?>) {
      return (Map<?, ?>) value;
    }
    throw mustBe(name, "an object", value);
  }

  Refusal refuse(String name, String what) {
    return new Refusal(wrong, "\"" + path + name + "\" " + what);
  }

  Refusal mustBe(String name, String expected, Object value) {
    return refuse(name, "must be " + expected + ", not " + kind(value));
  }

  private static String kind(Object value) {
    return switch (value) {
      case String _ -> "a string";
      case Long _, Double _ -> "a number";
      case Boolean _ -> "true or false";
      case List<?> _ -> "a list";
      default -> "an object";
    };
  }
}
