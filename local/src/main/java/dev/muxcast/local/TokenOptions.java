package dev.muxcast.local;

import dev.muxcast.auth.Role;
import dev.muxcast.config.Refusal;
import dev.muxcast.event.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `muxcast token` was called with.
///
/// @param name the new token's name; for `revoke` and `rotate` a name or an id
/// @param sessions globs of session names; empty means all
/// @param expires milliseconds since the epoch, null for never
/// @param overlapMillis how long a rotated token is still of use
/// @param host the name by which browsers reach this machine; null for localhost
record TokenOptions(
    Verb verb,
    String name,
    Role role,
    List<String> sessions,
    @Nullable Long expires,
    long overlapMillis,
    @Nullable String host,
    boolean json) {

  enum Verb {
    CREATE("--name", "--role", "--sessions", "--expires", "--json"),
    SHARE("--name", "--sessions", "--expires", "--host", "--json"),
    ROTATE("--overlap", "--json"),
    LIST("--json"),
    REVOKE(),
    HELP("--name", "--role", "--sessions", "--expires", "--overlap", "--host", "--json");

    private final List<String> options;

    Verb(String... options) {
      this.options = List.of(options);
    }
  }

  static final String HELP =
      """
      Usage: muxcast token create [--name NAME] [--role viewer|controller|admin]
                                  [--sessions GLOB,...] [--expires 12h|7d|TIME] [--json]
             muxcast token share --sessions GLOB,... [--expires 24h|7d|TIME] [--name NAME]
                                 [--host NAME] [--json]
             muxcast token rotate ID|NAME [--overlap 10m] [--json]
             muxcast token list [--json]
             muxcast token revoke ID|NAME
      Makes, shares, renews, lists and takes back the tokens that let clients in.

        create  makes a token for a program, and prints it once
        share   makes a link for a browser: its holder sees the chosen sessions, and can do nothing
        rotate  makes a new token with the rights of an old one, which ends after the overlap
        list    shows all that there are; what expired is shown for a week
        revoke  ends a token or a link, and at once the connections that came by it

        --role      viewer reads (the default), controller also acts, admin also manages
        --sessions  what the token may see, such as 'web-*,api'; all when left out
        --expires   after that time it is of no use, such as 90m, 12h, 7d or 2026-12-31T00:00:00Z;
                    24h for share, never for create when left out
        --overlap   how long the old token can still be used; 10m when left out, 0s for not at all
        --host      the name by which the browser reaches this machine; localhost when left out

      Examples: muxcast token create --name phone --role viewer --sessions 'web-*' --expires 7d
                muxcast token share --sessions 'api-*' --expires 2h
      """;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final long OVERLAP_MILLIS = 600_000L;

  static TokenOptions parse(long nowMillis, String... arguments) throws Refusal {
    Verb verb = verb(arguments);
    String named = null;
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String option = arguments[i];
      int equals = option.startsWith("--") ? option.indexOf('=') : -1;
      String word = equals < 0 ? option : option.substring(0, equals);
      if (word.equals("-h") || word.equals("--help")) {
        verb = Verb.HELP;
      } else if (!word.startsWith("-")) {
        if ((verb != Verb.REVOKE && verb != Verb.ROTATE) || named != null) {
          throw wrong("does not take '" + word + "'");
        }
        named = word;
      } else if (!verb.options.contains(word)) {
        throw wrong(
            Verb.HELP.options.contains(word)
                ? verb.name().toLowerCase(Locale.ROOT) + " takes no " + word
                : "knows no " + word);
      } else if (word.equals("--json")) {
        given.put(word, "yes");
      } else {
        if (equals < 0 && i + 1 == arguments.length) {
          throw wrong("needs a value behind " + word);
        }
        String value = equals < 0 ? arguments[++i] : option.substring(equals + 1);
        refuseControlCharacters(word, value);
        given.put(word, value);
      }
    }
    return of(verb, named, given, nowMillis);
  }

  private static TokenOptions of(
      Verb verb, @Nullable String named, Map<String, String> given, long nowMillis) throws Refusal {
    Role role = given.containsKey("--role") ? role(given.get("--role")) : Role.VIEWER;
    List<String> sessions =
        given.containsKey("--sessions") ? globs(given.get("--sessions")) : List.of();
    Long expires = given.containsKey("--expires") ? time(given.get("--expires"), nowMillis) : null;
    if (verb == Verb.SHARE && expires == null) {
      expires = nowMillis + DAY_MILLIS;
    }
    if (verb == Verb.SHARE && sessions.isEmpty()) {
      throw wrong("share needs --sessions: what the link is to show, such as 'web-*'");
    }
    String name =
        switch (verb) {
          case CREATE -> given.getOrDefault("--name", role.word());
          case SHARE -> given.getOrDefault("--name", "share");
          case REVOKE, ROTATE -> named;
          case LIST, HELP -> "";
        };
    if (name == null) {
      throw wrong("needs the id or the name of a token");
    }
    String overlap = given.get("--overlap");
    return new TokenOptions(
        verb,
        name,
        role,
        sessions,
        expires,
        overlap == null ? OVERLAP_MILLIS : overlap(overlap),
        host(given.get("--host")),
        given.containsKey("--json"));
  }

  private static long overlap(String text) throws Refusal {
    long millis = span(text);
    if (millis < 0) {
      throw wrong("--overlap is a span such as 10m, or 0s, not '" + text + "'");
    }
    return millis;
  }

  private static @Nullable String host(@Nullable String name) throws Refusal {
    if (name != null
        && !name.chars()
            .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || ".-:[]".indexOf(c) >= 0)) {
      throw wrong("--host is a name or an address, not '" + name + "'");
    }
    return name;
  }

  private static Verb verb(String... arguments) throws Refusal {
    return switch (arguments.length == 0 ? "--help" : arguments[0]) {
      case "create" -> Verb.CREATE;
      case "share" -> Verb.SHARE;
      case "rotate" -> Verb.ROTATE;
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
    if (at == Timestamp.INVALID) {
      long span = span(text);
      at = span < 0 || span > Long.MAX_VALUE - nowMillis ? nowMillis : nowMillis + span;
    }
    if (at <= nowMillis) {
      throw wrong("--expires is a span such as 12h or 7d, or a time to come, not '" + text + "'");
    }
    return at;
  }

  /// Milliseconds; negative when the text is no span.
  private static long span(String text) {
    long unit =
        switch (text.charAt(text.length() - 1)) {
          case 's' -> 1_000L;
          case 'm' -> 60_000L;
          case 'h' -> 3_600_000L;
          case 'd' -> DAY_MILLIS;
          default -> -1L;
        };
    try {
      long count = Long.parseLong(text, 0, text.length() - 1, 10);
      return unit < 0 ? -1 : Math.multiplyExact(unit, count);
    } catch (NumberFormatException | ArithmeticException e) {
      return -1;
    }
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
