package dev.muxcast.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the value of a configuration key may be. Each kind reads both forms: the TOML value, and
/// the text of an environment variable.
sealed interface Kind {

  /// The value in its Java form, or null when `raw` is none of this kind.
  @Nullable Object read(Object raw);

  /// The kind in words, after "must be".
  String wording();

  /// A whole number, as a `Long`.
  record Whole(long least, long most) implements Kind {
    @Override
    public @Nullable Object read(Object raw) {
      Object number = raw;
      if (raw instanceof String text) {
        try {
          number = Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
          return null;
        }
      }
      return number instanceof Long n && n >= least && n <= most ? n : null;
    }

    @Override
    public String wording() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /// One word of a list, as a `String`.
  record Choice(List<String> words) implements Kind {
    @Override
    public @Nullable Object read(Object raw) {
      return raw instanceof String word && words.contains(word) ? word : null;
    }

    @Override
    public String wording() {
      return "one of " + String.join(", ", words);
    }
  }

  /// A `Boolean`.
  record Switch() implements Kind {
    @Override
    public @Nullable Object read(Object raw) {
      if (raw instanceof Boolean) {
        return raw;
      }
      return raw.equals("true") ? Boolean.TRUE : raw.equals("false") ? Boolean.FALSE : null;
    }

    @Override
    public String wording() {
      return "true or false";
    }
  }

  /// A `String`, which may be empty.
  record Text() implements Kind {
    @Override
    public @Nullable Object read(Object raw) {
      return raw instanceof String ? raw : null;
    }

    @Override
    public String wording() {
      return "a text";
    }
  }

  /// A `List<String>`; in the environment separated by commas.
  record Texts() implements Kind {
    @Override
    public @Nullable Object read(Object raw) {
      List<String> texts = new ArrayList<>();
      if (raw instanceof String list) {
        for (String item : list.split(",", -1)) {
          if (!item.isBlank()) {
            texts.add(item.strip());
          }
        }
        return List.copyOf(texts);
      }
      if (!(raw instanceof List<?> list)) {
        return null;
      }
      for (Object item : list) {
        if (!(item instanceof String text)) {
          return null;
        }
        texts.add(text);
      }
      return List.copyOf(texts);
    }

    @Override
    public String wording() {
      return "a list of texts";
    }
  }

  /// A `List<String>` of `NAME=WORD`, in the environment separated by commas. The name may have
  /// another one and a slash before it; what stands before the last `=` is both.
  record WordByName(List<String> words) implements Kind {
    @Override
    public @Nullable Object read(Object raw) {
      if (!(new Texts().read(raw) instanceof List<?> texts)) {
        return null;
      }
      for (Object text : texts) {
        if (!fits(text.toString())) {
          return null;
        }
      }
      return texts;
    }

    private boolean fits(String text) {
      int end = text.lastIndexOf('=');
      int slash = text.lastIndexOf('/', end);
      return end > slash + 1 && slash != 0 && words.contains(text.substring(end + 1));
    }

    @Override
    public String wording() {
      return "a list of texts \"SESSION=MODE\" or \"SERVER/SESSION=MODE\" with a mode of "
          + String.join(", ", words);
    }
  }

  /// A `Duration` such as `500ms`, `10s`, `5m` or `24h`; `none` is an endless one.
  record Span() implements Kind {

    /// What `none` reads as.
    static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

    @Override
    public @Nullable Object read(Object raw) {
      if (!(raw instanceof String text)) {
        return null;
      }
      if (text.equals("none")) {
        return ENDLESS;
      }
      int digits = 0;
      while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
        digits++;
      }
      if (digits == 0 || digits > 9) {
        return null;
      }
      long count = Long.parseLong(text.substring(0, digits));
      return switch (text.substring(digits)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> null;
      };
    }

    @Override
    public String wording() {
      return "a time such as \"500ms\", \"10s\", \"5m\" or \"24h\", or \"none\"";
    }
  }
}
