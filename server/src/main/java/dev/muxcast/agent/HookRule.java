package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// What one of an agent's hooks says of its state: `hook EVENT STATUS [REASON] [FIELD=VALUE]`.
///
/// @param field what else is asked, null for nothing
/// @param value what that field has to hold
record HookRule(
    String event,
    Status status,
    @Nullable String reason,
    @Nullable String field,
    @Nullable String value) {

  /// Reads what stands behind the word `hook`.
  static HookRule of(String text) {
    String[] words = text.split(" +", -1);
    int last = words.length - 1;
    int equals = words[last].indexOf('=');
    int plain = equals < 0 ? words.length : last;
    Status status = plain < 2 ? null : Status.of(words[1]);
    if (status == null || plain > 3 || equals == 0) {
      throw new IllegalArgumentException(
          "hook is followed by EVENT STATUS, then perhaps REASON, then perhaps FIELD=VALUE");
    }
    return new HookRule(
        words[0],
        status,
        plain == 3 ? words[2] : null,
        equals < 0 ? null : words[last].substring(0, equals),
        equals < 0 ? null : words[last].substring(equals + 1));
  }

  boolean holds(HookEvent hook) {
    return event.equals(hook.name())
        && (field == null || String.valueOf(value).equals(hook.fields().get(field)));
  }

  /// What it says, with the event's name as the line that it rests on.
  OwnState state(long now) {
    String line = field == null ? event : event + " " + field + "=" + value;
    return new OwnState("hook", status, reason, line, now);
  }
}
