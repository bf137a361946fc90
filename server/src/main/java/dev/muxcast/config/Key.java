package dev.muxcast.config;

import java.util.Locale;

/// One key of the configuration.
///
/// @param name the dotted name, `table.key` in `config.toml`
/// @param kind what its value may be
/// @param fallback the default, written as the environment variable would be
/// @param about what it is for, one line of the reference
record Key(String name, Kind kind, String fallback, String about) {

  /// The environment variable that stands above the file: `collect.mode` is `MUXCAST_COLLECT_MODE`.
  String variable() {
    return "MUXCAST_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /// The value a file or an option gave, checked.
  ///
  /// @throws Refusal naming the place, the key, what it may be and what it was
  Object check(Object raw, String where) throws Refusal {
    Object value = kind.read(raw);
    if (value == null) {
      throw new Refusal(where + ": " + name + " must be " + kind.wording() + ", not " + raw);
    }
    return value;
  }

  /// The default's value.
  Object byDefault() {
    Object value = kind.read(fallback);
    if (value == null) {
      throw new IllegalStateException("the default of " + name + " is none of its own values");
    }
    return value;
  }
}
