package dev.muxcast.app;

import dev.muxcast.text.RedactionRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the secrets out of what a client publishes, as out of everything else before it is stored.
/// Pure.
///
/// @param redaction the rules, which see a member as it stands in JSON: by its name, too
record DataRedaction(RedactionRules redaction) {

  /// The same object without its secrets.
  Map<String, @Nullable Object> of(Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> clean = new LinkedHashMap<>();
    data.forEach((name, value) -> clean.put(redaction.redact(name), member(name, value)));
    return clean;
  }

  private @Nullable Object member(String name, @Nullable Object value) {
    return switch (value) {
      case String text -> text(name, text);
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        object.forEach((key, each) -> inner.put((String) key, each));
        yield of(inner);
      }
      case List<?> list -> {
        List<@Nullable Object> clean = new ArrayList<>();
        list.forEach(each -> clean.add(member(name, each)));
        yield clean;
      }
      case null, default -> value;
    };
  }

  private String text(String name, String text) {
    String clean = redaction.redact(text);
    RedactionRules.Secret secret = redaction.nextWhole("\"" + name + "\": \"" + text + "\"", 0);
    return clean.equals(text) && secret != null ? secret.mask() : clean;
  }
}
