package dev.muxcast.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header fields of a request, in the order of the wire. Names are compared without case (RFC
/// 9110 §5.1).
public record HttpHeaders(List<Field> fields) {

  /// One line: the value without the white space around it.
  public record Field(String name, String value) {}

  public HttpHeaders {
    fields = List.copyOf(fields);
  }

  /// The value of the first field of that name, or null.
  public @Nullable String first(String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return field.value;
      }
    }
    return null;
  }

  /// How many fields have that name.
  public int count(String name) {
    int count = 0;
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        count++;
      }
    }
    return count;
  }

  /// Whether a comma-separated list, over all fields of that name, has the token, whatever its case
  /// (RFC 9110 §5.6.1).
  public boolean hasToken(String name, String token) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name) && listHas(field.value, token)) {
        return true;
      }
    }
    return false;
  }

  private static boolean listHas(String list, String token) {
    int start = 0;
    while (start <= list.length()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      if (list.substring(start, end).strip().equalsIgnoreCase(token)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }
}
