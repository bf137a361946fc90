package dev.muxcast.cli;

import dev.muxcast.client.EventData;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was last told of each agent: an event also comes when only its evidence changed, which is
/// no news to a person. Mutable, for one thread.
final class Told {

  private record Status(
      String status,
      @Nullable String reason,
      @Nullable String resetsAt,
      EventData.@Nullable Question question,
      @Nullable Integer background) {}

  private final Map<String, Status> last = new HashMap<>();

  /// Whether it differs from what was told of that pane before.
  boolean isNews(String pane, EventData.AgentStatus it) {
    var now = new Status(it.status(), it.reason(), it.resetsAt(), it.question(), it.background());
    return !now.equals(last.put(pane, now));
  }
}
