package dev.muxcast.bench.row;

/// Picks single members out of the server's short answers, which have each name once.
final class Replies {
  private Replies() {}

  /// The member's whole number.
  static long number(String json, String name) {
    int at = from(json, name);
    int end = at;
    while (end < json.length() && "-0123456789".indexOf(json.charAt(end)) >= 0) {
      end++;
    }
    return Long.parseLong(json.substring(at, end));
  }

  /// The member's string, as it stands on the wire.
  static String text(String json, String name) {
    int at = from(json, name) + 1;
    return json.substring(at, json.indexOf('"', at));
  }

  private static int from(String json, String name) {
    String key = "\"" + name + "\":";
    int at = json.indexOf(key);
    if (at < 0) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return at + key.length();
  }
}
