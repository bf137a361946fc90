package dev.muxcast.app;

import dev.muxcast.config.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `muxcast serve` was called with. An option that is also a key of the configuration stands
/// above it and its environment variable.
///
/// @param overrides configuration keys with their values, as TOML would give them
/// @param logToFile whether the log goes to `server.log` in the state folder
/// @param help whether only the help is wanted
public record ServeOptions(Map<String, Object> overrides, boolean logToFile, boolean help) {

  static final String HELP =
      """
      Usage: muxcast serve [--port N] [-L NAME]... [-S PATH]... [--tls-self-signed] [--log-file]
      Watches tmux and serves its events over WebSocket, in the foreground.

        --port N           the port to listen on; 0 takes a free one (server.port, default 8765)
        -L NAME            watch the tmux socket of this name only; may be repeated (tmux.sockets)
        -S PATH            watch the tmux socket at this path only; may be repeated (tmux.sockets)
        --tls-self-signed  encrypt, by a certificate made once; clients know it by its fingerprint
        --log-file         write the log to server.log in the state folder, not to standard error
        --help             this text

      The configuration: docs/reference/configuration.md
      """;

  /// Reads the arguments after `serve`.
  ///
  /// @throws Refusal for an argument that is not one, with the way to the help
  static ServeOptions parse(String... arguments) throws Refusal {
    Map<String, Object> overrides = new LinkedHashMap<>();
    List<Object> sockets = new ArrayList<>();
    boolean logToFile = false;
    boolean help = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      switch (argument) {
        case "-h", "--help" -> help = true;
        case "--log-file" -> logToFile = true;
        case "--tls-self-signed" -> overrides.put("tls.self_signed", true);
        case "--port" -> overrides.put("server.port", number(value(arguments, ++i)));
        case "-L", "-S" -> sockets.add(value(arguments, ++i));
        default -> {
          if (argument.startsWith("--port=")) {
            overrides.put("server.port", number(argument.substring("--port=".length())));
          } else {
            throw new Refusal("serve knows no " + argument + "; see muxcast serve --help");
          }
        }
      }
    }
    if (!sockets.isEmpty()) {
      overrides.put("tmux.sockets", List.copyOf(sockets));
    }
    return new ServeOptions(overrides, logToFile, help);
  }

  private static String value(String[] arguments, int at) throws Refusal {
    if (at >= arguments.length) {
      throw new Refusal(arguments[at - 1] + " needs a value; see muxcast serve --help");
    }
    return arguments[at];
  }

  private static Long number(String text) throws Refusal {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new Refusal("--port needs a number, not " + text);
    }
  }
}
