package dev.muxcast.usage;

import org.jspecify.annotations.Nullable;

/// What an agent has used since its conversation began.
///
/// @param input tokens that the model read, those out of its cache included
/// @param cached tokens of these that came out of the cache
/// @param output tokens that it wrote, its thoughts included
/// @param context tokens in the context now
/// @param window how many fit in there, 0 where the agent does not write it down
public record Usage(
    @Nullable String model, long input, long cached, long output, long context, long window) {

  /// How full the context is, in percent with one decimal; null where that is not known.
  public @Nullable Double contextPercent() {
    return window <= 0 ? null : Math.min(100, Math.round(1000.0 * context / window) / 10.0);
  }
}
