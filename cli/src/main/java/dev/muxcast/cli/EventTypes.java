package dev.muxcast.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The types of events that this program knows, to notice a mistyped one, which would match nothing
/// for ever. Pure.
final class EventTypes {
  /// Those that come every few seconds, and are shown only to who asks for them.
  static final List<String> FIGURES = List.of("resource.usage", "agent.usage");

  /// Those that have a severity.
  static final List<String> SEVERE = List.of("pane.output", "alert.*");

  private static final List<String> KNOWN =
      List.of(
          "session.created",
          "session.removed",
          "session.renamed",
          "window.created",
          "window.removed",
          "window.renamed",
          "window.moved",
          "window.activated",
          "pane.created",
          "pane.moved",
          "pane.removed",
          "pane.output",
          "agent.status",
          "agent.usage",
          "resource.usage",
          "alert.raised",
          "alert.cleared",
          "alert.acknowledged",
          "command.executed",
          "collector.connected",
          "collector.disconnected",
          "collector.gap");

  private EventTypes() {}

  /// @throws Exit.Problem when it matches no type
  static void check(String glob) {
    if (glob.startsWith("custom.") || KNOWN.stream().anyMatch(type -> matches(glob, type))) {
      return;
    }
    List<String> near = Suggestion.to(glob, KNOWN);
    throw new Exit.Problem(
        Exit.USAGE,
        "there is no event type "
            + glob
            + (near.isEmpty()
                ? "; there are " + String.join(", ", KNOWN) + ", custom.*"
                : "; did you mean " + String.join(" or ", near) + "?"));
  }

  /// Whether a glob of the protocol (`*` any text, `?` one character) matches a text.
  static boolean matches(String glob, String text) {
    String pattern =
        glob.codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
  }
}
