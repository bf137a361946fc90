package dev.muxcast.agent;

import java.util.Map;

/// One hook of an agent, as far as rules may ask about it.
///
/// @param agent the agent's short name
/// @param name the event's, in the agent's own word
/// @param fields the short texts that came with it
public record HookEvent(String agent, String name, Map<String, String> fields) {
  public HookEvent {
    fields = Map.copyOf(fields);
  }
}
