package dev.muxcast.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Colours, or none. Immutable.
record Style(boolean colour) {

  /// What a colour stands for.
  enum Ink {
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

  /// The text in that colour.
  String paint(Ink ink, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
  }

  /// Whether the user would like colours on standard output: a terminal, and no `NO_COLOR`.
  static boolean stdoutWantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb")
        && stdoutIsTerminal();
  }

  private static boolean stdoutIsTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException noProc) {
      Console console = System.console();
      return console != null && console.isTerminal();
    }
  }

  /// The text without what could steer a terminal: what runs in a pane is not to be trusted.
  static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (steers(text.charAt(i))) {
        var clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(steers((char) c) ? '\uFFFD' : (char) c));
        return clean.toString();
      }
    }
    return text;
  }

  private static boolean steers(char c) {
    return c < ' ' && c != '\t' || c >= 0x7f && c < 0xa0;
  }
}
