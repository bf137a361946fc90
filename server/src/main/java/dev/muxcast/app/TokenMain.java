package dev.muxcast.app;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.StoredToken;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.event.Timestamp;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The process of `muxcast token`: works on the token file of the state folder, under its lock. A
/// server that runs takes the change over within a second, so this needs none.
///
/// Exits 0 when done, 1 when it could not be, 2 when it was called wrongly. Main thread only.
public final class TokenMain {
  private TokenMain() {}

  /// `arguments` are those after `token`.
  public static void main(String... arguments) {
    System.exit(run(System.getenv(), System.out, System.err, arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    TokenOptions options;
    try {
      options = TokenOptions.parse(Clock.systemUTC().millis(), arguments);
    } catch (Refusal wrong) {
      err.println("muxcast: " + wrong.getMessage());
      return 2;
    }
    try {
      Path folder = Places.of(environment).state();
      StateFolder.make(folder);
      AuthManager auth = AuthManager.open(new TokenFile(folder), Clock.systemUTC());
      return switch (options.verb()) {
        case HELP -> print(out, TokenOptions.HELP);
        case CREATE -> create(auth, options, out);
        case LIST -> list(auth, options, out);
        case REVOKE -> revoke(auth, options, out, err);
      };
    } catch (Refusal | IOException e) {
      err.println("muxcast: " + e.getMessage());
      return 1;
    }
  }

  private static int create(AuthManager auth, TokenOptions options, PrintStream out)
      throws IOException {
    AuthManager.Created made =
        auth.create(options.name(), options.role(), options.sessions(), options.expires());
    if (options.json()) {
      String fields = json(made.token());
      return print(out, "{\"token\":\"" + made.text() + "\"," + fields.substring(1) + "\n");
    }
    out.println(made.text());
    return print(
        out,
        "This is the only time it is shown. It is '"
            + made.token().name()
            + "', a "
            + options.role().word()
            + "'s token; take it back with: muxcast token revoke "
            + made.token().id()
            + "\n");
  }

  private static int list(AuthManager auth, TokenOptions options, PrintStream out) {
    if (options.json()) {
      List<String> all = auth.list().stream().map(TokenMain::json).toList();
      return print(out, "[" + String.join(",", all) + "]\n");
    }
    out.printf("%-10s %-11s %-20s %-24s %s%n", "ID", "ROLE", "NAME", "EXPIRES", "SESSIONS");
    for (StoredToken token : auth.list()) {
      out.printf(
          "%-10s %-11s %-20s %-24s %s%n",
          token.id(),
          token.role(),
          token.name(),
          token.expires() == null ? "never" : Timestamp.text(token.expires()),
          token.sessions().isEmpty() ? "all" : String.join(",", token.sessions()));
    }
    return 0;
  }

  private static int revoke(
      AuthManager auth, TokenOptions options, PrintStream out, PrintStream err) throws IOException {
    int gone = auth.revoke(options.name());
    if (gone == 0) {
      err.println("muxcast: there is no token " + options.name() + "; see muxcast token list");
      return 1;
    }
    return print(out, "revoked " + gone + (gone == 1 ? " token\n" : " tokens\n"));
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    out.flush();
    return 0;
  }

  private static String json(StoredToken token) {
    StringBuilder out = new StringBuilder("{");
    out.append("\"id\":").append(quote(token.id()));
    out.append(",\"name\":").append(quote(token.name()));
    out.append(",\"role\":").append(quote(token.role()));
    out.append(",\"sessions\":[");
    out.append(String.join(",", token.sessions().stream().map(TokenMain::quote).toList()));
    Long expires = token.expires();
    out.append("],\"expires\":").append(expires == null ? "null" : quote(Timestamp.text(expires)));
    return out.append('}').toString();
  }

  /// Names and globs hold no control characters: `TokenOptions` refuses them.
  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
