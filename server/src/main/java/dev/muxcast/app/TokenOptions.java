package dev.muxcast.app;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `muxcast token` was called with.
///
/// @param name the new token's name; for `revoke` a name or an id
/// @param sessions globs of session names; empty means all
/// @param expires milliseconds since the epoch, null for never
record TokenOptions(
    Verb verb,
    String name,
    Role role,
    List<String> sessions,
    @Nullable Long expires,
    boolean json) {

  enum Verb {
    CREATE,
    LIST,
    REVOKE,
    HELP
  }

  static final String HELP =
      """
      Usage: muxcast token create [--name NAME] [--role viewer|controller|admin]
                                  [--sessions GLOB,...] [--expires 12h|7d|TIME] [--json]
             muxcast token list [--json]
             muxcast token revoke ID|NAME
      Makes, lists and takes back the tokens that clients show to the server.

        --role      viewer reads (the default), controller also acts, admin also manages
        --sessions  what the token may see, such as 'web-*,api'; all when left out
        --expires   after that time it is of no use, such as 90m, 12h, 7d or 2026-12-31T00:00:00Z

      Example: muxcast token create --name phone --role viewer --sessions 'web-*' --expires 7d
      """;

  static TokenOptions parse(long nowMillis, String... arguments) throws Refusal {
    Verb verb = verb(arguments);
    String name = null;
    Role role = Role.VIEWER;
    List<String> sessions = List.of();
    Long expires = null;
    boolean json = false;
    for (int i = 1; i < arguments.length; i++) {
      String option = arguments[i];
      int equals = option.startsWith("--") ? option.indexOf('=') : -1;
      String word = equals < 0 ? option : option.substring(0, equals);
      if (!word.startsWith("-")) {
        if (verb != Verb.REVOKE || name != null) {
          throw wrong("does not take '" + word + "'");
        }
        name = word;
        continue;
      }
      switch (word) {
        case "--json" -> json = true;
        case "-h", "--help" -> verb = Verb.HELP;
        case "--name", "--role", "--sessions", "--expires" -> {
          if (verb != Verb.CREATE && verb != Verb.HELP) {
            throw wrong("takes " + word + " only after create");
          }
          if (equals < 0 && i + 1 == arguments.length) {
            throw wrong("needs a value behind " + word);
          }
          String value = equals < 0 ? arguments[++i] : option.substring(equals + 1);
          refuseControlCharacters(word, value);
          switch (word) {
            case "--name" -> name = value;
            case "--role" -> role = role(value);
            case "--sessions" -> sessions = globs(value);
            default -> expires = time(value, nowMillis);
          }
        }
        default -> throw wrong("knows no " + word);
      }
    }
    if (verb == Verb.REVOKE && name == null) {
      throw wrong("revoke needs the id or the name of a token");
    }
    return new TokenOptions(verb, name == null ? role.word() : name, role, sessions, expires, json);
  }

  private static Verb verb(String... arguments) throws Refusal {
    return switch (arguments.length == 0 ? "--help" : arguments[0]) {
      case "create" -> Verb.CREATE;
      case "list" -> Verb.LIST;
      case "revoke" -> Verb.REVOKE;
      case "-h", "--help", "help" -> Verb.HELP;
      default -> throw wrong("knows no '" + arguments[0] + "'");
    };
  }

  private static Role role(String word) throws Refusal {
    Role role = Role.of(word);
    if (role == null) {
      throw wrong("--role is viewer, controller or admin, not '" + word + "'");
    }
    return role;
  }

  private static List<String> globs(String list) throws Refusal {
    List<String> globs = new ArrayList<>();
    for (String glob : list.split(",", -1)) {
      if (glob.isBlank()) {
        throw wrong("--sessions has an empty name in '" + list + "'");
      }
      globs.add(glob.strip());
    }
    return List.copyOf(globs);
  }

  /// A span such as `7d` from now, or a time.
  private static long time(String text, long nowMillis) throws Refusal {
    long at = Timestamp.millis(text);
    if (at == Timestamp.INVALID && text.length() > 1) {
      long unit =
          switch (text.charAt(text.length() - 1)) {
            case 's' -> 1_000L;
            case 'm' -> 60_000L;
            case 'h' -> 3_600_000L;
            case 'd' -> 86_400_000L;
            default -> 0L;
          };
      try {
        at = nowMillis + Math.multiplyExact(unit, Long.parseLong(text, 0, text.length() - 1, 10));
      } catch (NumberFormatException | ArithmeticException e) {
        at = Timestamp.INVALID;
      }
    }
    if (at <= nowMillis) {
      throw wrong("--expires is a span such as 12h or 7d, or a time to come, not '" + text + "'");
    }
    return at;
  }

  private static void refuseControlCharacters(String option, String value) throws Refusal {
    if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c == 127)) {
      throw wrong(option + " must not be empty or hold control characters");
    }
  }

  private static Refusal wrong(String what) {
    return new Refusal("token: " + what + "; see muxcast token --help");
  }
}
