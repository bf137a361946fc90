package dev.muxcast.server;

import dev.muxcast.protocol.Target;
import org.jspecify.annotations.Nullable;

/// Reads which pane a `/terminal` is about: `pane=3&server_instance=812-1763890000`, the number
/// without its `%`, which a URL would take for an escape.
final class TerminalAddress {
  private TerminalAddress() {}

  /// @return null when it names no pane
  static @Nullable Target of(@Nullable String query) {
    String pane = null;
    String instance = null;
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.startsWith("pane=")) {
        pane = part.substring("pane=".length());
      } else if (part.startsWith("server_instance=")) {
        instance = part.substring("server_instance=".length());
      }
    }
    return pane != null && isNumber(pane)
        ? new Target(null, null, "%" + pane, null, instance)
        : null;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 10;
  }
}
