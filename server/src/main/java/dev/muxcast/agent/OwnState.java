package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// What an agent itself says of its state, and holds up to date: a level, not an edge.
///
/// @param source such as `osc7501`
/// @param line the words in which it said so
/// @param atMillis when, on the steady clock of whoever asks
public record OwnState(
    String source, Status status, @Nullable String reason, String line, long atMillis) {

  /// Reads the text of an OSC 7501, the Program Status Protocol: `7501;state=blocked:app=codex:
  /// kind=permission`.
  ///
  /// @return null when it says no state, such as `state=clear` or a question
  public static @Nullable OwnState ofProgramStatus(String osc, long now) {
    String state = field(osc, "state");
    String kind = field(osc, "kind");
    return switch (state) {
      case "working" -> new OwnState("osc7501", Status.BUSY, null, osc, now);
      case "idle", "done" -> new OwnState("osc7501", Status.READY, null, osc, now);
      case "error" -> new OwnState("osc7501", Status.ERROR, orNull(kind), osc, now);
      case "blocked" ->
          new OwnState(
              "osc7501", Status.WAITING, kind.equals("auth") ? "input" : orNull(kind), osc, now);
      default -> null;
    };
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String field(String osc, String name) {
    int from = osc.indexOf(name + "=");
    if (from < 1 || ":;".indexOf(osc.charAt(from - 1)) < 0) {
      return "";
    }
    from += name.length() + 1;
    int to = from;
    while (to < osc.length() && ":;".indexOf(osc.charAt(to)) < 0) {
      to++;
    }
    return osc.substring(from, to);
  }
}
