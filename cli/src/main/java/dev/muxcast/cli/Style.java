package dev.muxcast.cli;

import dev.muxcast.client.SafeText;
import java.util.Map;

/// Colours, or none. Immutable.
record Style(boolean colour) {

  static final Style NONE = new Style(false);

  /// What a colour stands for.
  enum Ink {
    PLAIN(""),
    DIM("2"),
    BOLD("1"),
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    CYAN("36"),
    MAGENTA("35"),
    RED_MARK("1;7;31"),
    YELLOW_MARK("1;7;33"),
    ALARM("1;97;41");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /// The text in that colour, and without what could steer the terminal.
  String paint(Ink ink, String text) {
    String safe = SafeText.of(text);
    return colour && ink != Ink.PLAIN && !safe.isEmpty()
        ? "\u001b[" + ink.code + "m" + safe + "\u001b[0m"
        : safe;
  }

  /// Colours where standard output is a terminal that has some and the user has not said
  /// `NO_COLOR`.
  static Style of(Map<String, String> environment) {
    return new Style(
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb")
            && Terminal.isStdout());
  }
}
