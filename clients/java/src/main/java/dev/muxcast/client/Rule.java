package dev.muxcast.client;

import io.avaje.jsonb.Json;

/// One rule of a subscription; the last rule that matches an event decides.
///
/// @param effect `include` or `exclude`
@Json
public record Rule(String effect, Filters filters) {

  /// Lets in what matches.
  public static Rule include(Filters filters) {
    return new Rule("include", filters);
  }

  /// Keeps out what matches.
  public static Rule exclude(Filters filters) {
    return new Rule("exclude", filters);
  }
}
