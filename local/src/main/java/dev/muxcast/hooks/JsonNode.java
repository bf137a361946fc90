package dev.muxcast.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON value, and where it stands in its text: `start` is its first character, `end` is behind
/// its last. Immutable.
sealed interface JsonNode {
  int start();

  int end();

  /// Something in an object or an array.
  ///
  /// @param name null in an array
  /// @param start where the name or the value begins
  /// @param comma where the comma behind it stands, -1 for none
  record Item(@Nullable String name, int start, JsonNode value, int comma) {}

  /// An object or an array.
  record Group(boolean object, int start, int end, List<Item> items) implements JsonNode {

    /// The value of that name, or null.
    @Nullable JsonNode get(String name) {
      for (Item item : items) {
        if (name.equals(item.name)) {
          return item.value;
        }
      }
      return null;
    }
  }

  /// A text.
  record Text(String text, int start, int end) implements JsonNode {}

  /// A number, true, false or null.
  record Word(int start, int end) implements JsonNode {}
}
