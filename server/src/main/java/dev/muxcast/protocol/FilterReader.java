package dev.muxcast.protocol;

import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.FilterRules.Effect;
import dev.muxcast.event.FilterRules.Rule;
import dev.muxcast.event.Severity;
import dev.muxcast.protocol.Fields.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The wire's `filters` and `rules` as the records that match events (DESIGN §6.3), and back.
final class FilterReader {
  /// The most patterns in one list.
  static final int MAX_PATTERNS = 256;

  private static final List<String> NAMES =
      List.of(
          "types",
          "sessions",
          "windows",
          "panes",
          "hosts",
          "agent_types",
          "severity",
          "server_instance",
          "transient");

  private FilterReader() {}

  /// The filter in the field `filters`, or null where there is none.
  static @Nullable Filter filters(Fields message) throws Refusal {
    Object value = message.any("filters");
    return value == null ? null : filter(value, "filters");
  }

  /// The rules in the field `rules`, or null where there are none.
  static @Nullable FilterRules rules(Fields message) throws Refusal {
    Object value = message.any("rules");
    if (value == null) {
      return null;
    }
    if (!(value instanceof List<?> list)) {
      throw new Refusal(ErrorCode.INVALID_FILTER, "\"rules\" must be a list");
    }
    if (list.size() > FilterRules.MAX_RULES) {
      throw tooMany();
    }
    FilterRules rules = FilterRules.NONE;
    for (int i = 0; i < list.size(); i++) {
      Rule rule = rule(list.get(i), "rules[" + i + "]");
      rules = rules.with(rule.effect(), rule.filter());
    }
    return rules;
  }

  /// The refusal of one rule too many.
  static Refusal tooMany() {
    return new Refusal(
        ErrorCode.INVALID_FILTER,
        "at most " + FilterRules.MAX_RULES + " rules: join some with globs, or clear them");
  }

  private static Rule rule(@Nullable Object value, String path) throws Refusal {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Refusal(
          ErrorCode.INVALID_FILTER, "\"" + path + "\" must be {\"effect\":…,\"filters\":{…}}");
    }
    Fields fields = new Fields(map, path + ".", ErrorCode.INVALID_FILTER);
    Object filters = fields.any("filters");
    Filter filter = filters == null ? Filter.ALL : filter(filters, path + ".filters");
    String effect = fields.needText("effect");
    return switch (effect) {
      case "include" -> new Rule(Effect.INCLUDE, filter);
      case "exclude" -> new Rule(Effect.EXCLUDE, filter);
      default -> throw fields.refuse("effect", "must be \"include\" or \"exclude\"");
    };
  }

  private static Filter filter(Object value, String path) throws Refusal {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Refusal(ErrorCode.INVALID_FILTER, "\"" + path + "\" must be an object");
    }
    Fields fields = new Fields(map, path + ".", ErrorCode.INVALID_FILTER);
    for (Object name : map.keySet()) {
      if (!NAMES.contains(name)) {
        // Ignoring it would match more than was asked for, and nobody would notice.
        throw fields.refuse(Json.shorten(String.valueOf(name)), "is no filter; there are " + NAMES);
      }
    }
    return new Filter(
        patterns(fields, "types", false),
        patterns(fields, "sessions", false),
        patterns(fields, "windows", true),
        patterns(fields, "panes", true),
        patterns(fields, "hosts", false),
        patterns(fields, "agent_types", false),
        severity(fields),
        fields.text("server_instance"),
        fields.flag("transient"));
  }

  /// An empty list constrains nothing, like a missing one. A pattern that comes again says nothing.
  private static @Nullable List<String> patterns(Fields fields, String name, boolean numbers)
      throws Refusal {
    List<String> list = fields.texts(name, numbers);
    if (list != null && list.size() > MAX_PATTERNS) {
      throw fields.refuse(name, "must have at most " + MAX_PATTERNS + " patterns");
    }
    return list == null || list.isEmpty() ? null : List.copyOf(new LinkedHashSet<>(list));
  }

  private static @Nullable Severity severity(Fields fields) throws Refusal {
    String word = fields.text("severity");
    if (word == null) {
      return null;
    }
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw fields.refuse("severity", "must be info, warning, error or critical");
  }
}
