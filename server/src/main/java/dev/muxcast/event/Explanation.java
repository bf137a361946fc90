package dev.muxcast.event;

import dev.muxcast.event.EventData.AgentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why the agent in a pane has the status it has.
///
/// @param place of the pane
/// @param status what is told, null while nothing is known
/// @param signals what was seen, the one that decided first
/// @param rules what each rule of this agent says of the screen and the title, in their order
/// @param screen the rows that were judged, without secrets
public record Explanation(
    Place place,
    @Nullable AgentStatus status,
    List<Signal> signals,
    List<Rule> rules,
    String command,
    String title,
    List<String> screen) {

  /// One thing that was seen.
  ///
  /// @param says the status it speaks for, null for none
  public record Signal(
      String source,
      @Nullable String says,
      @Nullable String rule,
      @Nullable String line,
      long ageMillis) {}

  /// What one rule says.
  ///
  /// @param status what it would mean
  public record Rule(String name, String status, boolean holds) {}
}
