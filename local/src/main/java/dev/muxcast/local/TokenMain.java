package dev.muxcast.local;

import dev.muxcast.audit.Audit;
import dev.muxcast.audit.AuditEventType;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.StoredToken;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.client.SafeText;
import dev.muxcast.config.Config;
import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.event.Timestamp;
import dev.muxcast.files.PrivateFiles;
import dev.muxcast.hooks.JsonText;
import dev.muxcast.state.AuditTrail;
import dev.muxcast.state.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The process of `muxcast token`: works on the token file of the state folder, under its lock. A
/// server that runs takes the change over within a second, so this needs none.
///
/// Exits 0 when done, 1 when it could not be, 2 when it was called wrongly. Main thread only.
public final class TokenMain {
  private static final String BY = "muxcast token";

  private final AuthManager auth;
  private final Audit audit;
  private final TokenOptions options;
  private final PrintStream out;
  private final PrintStream err;

  private TokenMain(
      AuthManager auth, Audit audit, TokenOptions options, PrintStream out, PrintStream err) {
    this.auth = auth;
    this.audit = audit;
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /// `arguments` are those after `token`.
  public static void main(String... arguments) {
    System.exit(run(System.getenv(), SafePrint.out(), SafePrint.err(), arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    if (arguments.length == 0) {
      err.print(TokenOptions.HELP);
      return 2;
    }
    TokenOptions options;
    try {
      options = TokenOptions.parse(Clock.systemUTC().millis(), arguments);
    } catch (Refusal wrong) {
      err.println("muxcast: " + wrong.getMessage());
      return 2;
    }
    if (options.verb() == TokenOptions.Verb.HELP) {
      return print(out, TokenOptions.HELP);
    }
    try {
      Places places = Places.of(environment);
      StateFolder.requireOwn(places);
      Path folder = places.state();
      PrivateFiles.makeFolder(folder);
      Config config = Config.load(places.configFile(), environment, Map.of());
      try (Audit audit = AuditTrail.of(config.audit(), folder)) {
        AuthManager auth = AuthManager.open(new TokenFile(folder), Clock.systemUTC());
        AuditTrail.firstToken(audit, auth.firstAdmin());
        return new TokenMain(auth, audit, options, out, err).done(folder);
      }
    } catch (Refusal | IOException e) {
      err.println("muxcast: " + e.getMessage());
      return 1;
    }
  }

  private int done(Path folder) throws IOException {
    return switch (options.verb()) {
      case HELP -> print(out, TokenOptions.HELP);
      case CREATE -> create();
      case SHARE -> share(folder);
      case ROTATE -> rotate();
      case LIST -> list(auth, options, out);
      case REVOKE -> revoke();
    };
  }

  private int create() throws IOException {
    AuthManager.Created made =
        auth.create(options.name(), options.role(), options.sessions(), options.expires());
    audit.record(AuditTrail.token(AuditEventType.TOKEN_CREATED, made.token(), BY));
    return tell(made);
  }

  private int tell(AuthManager.Created made) {
    if (options.json()) {
      return print(out, json("token", made.text(), made.token()));
    }
    out.println(made.text());
    err.println(
        "This is the only time it is shown. It is '"
            + made.token().name()
            + "', a "
            + made.token().role()
            + "'s token; take it back with: muxcast token revoke "
            + made.token().id());
    return 0;
  }

  private int share(Path folder) throws IOException {
    Path urlFile = folder.resolve("url");
    if (!StateFolder.serves(folder) || !Files.exists(urlFile)) {
      err.println("muxcast: no muxcast server is running here. Start one: muxcast up");
      return 3;
    }
    URI server = URI.create(Files.readString(urlFile).strip());
    AuthManager.Created made =
        auth.share(options.name(), options.sessions(), Objects.requireNonNull(options.expires()));
    audit.record(AuditTrail.token(AuditEventType.TOKEN_SHARED, made.token(), BY));
    boolean local = server.getHost().equals("127.0.0.1");
    String host = options.host() != null ? options.host() : local ? "localhost" : server.getHost();
    String page = (server.getScheme().equals("wss") ? "https://" : "http://") + host;
    String url = page + ":" + server.getPort() + "/#share=" + made.text();
    if (options.json()) {
      return print(out, json("url", url, made.token()));
    }
    out.println(url);
    err.println(
        "Whoever has this link sees "
            + String.join(", ", made.token().sessions())
            + " until "
            + Timestamp.text(options.expires())
            + ", and can do nothing there.\nTake it back with: muxcast token revoke "
            + made.token().id()
            + (local && options.host() == null
                ? "\nIt works on this machine, or through ssh -L; --host names another way here."
                : ""));
    return 0;
  }

  private int rotate() throws IOException {
    long now = Clock.systemUTC().millis();
    List<StoredToken> found =
        auth.named(options.name()).stream().filter(each -> !each.expiredAt(now)).toList();
    if (found.size() != 1) {
      String ids = String.join(", ", found.stream().map(StoredToken::id).toList());
      err.println(
          found.isEmpty()
              ? "muxcast: there is no token " + options.name() + "; see muxcast token list"
              : "muxcast: several tokens are named " + options.name() + "; give an id: " + ids);
      return 1;
    }
    StoredToken old = found.getFirst();
    if (old.share()) {
      err.println("muxcast: " + old.id() + " is a share link; make another: muxcast token share");
      return 1;
    }
    AuthManager.Created made = auth.rotate(old, options.overlapMillis());
    audit.record(
        AuditTrail.token(AuditEventType.TOKEN_ROTATED, made.token(), BY)
            .with("old", old.id())
            .with("overlap_seconds", options.overlapMillis() / 1000));
    int done = tell(made);
    if (!options.json()) {
      err.println("The old one, " + old.id() + ", ends " + end(options.overlapMillis()) + ".");
    }
    return done;
  }

  private static String end(long overlapMillis) {
    return overlapMillis == 0 ? "now" : "in " + overlapMillis / 1000 + " seconds";
  }

  private static int list(AuthManager auth, TokenOptions options, PrintStream out) {
    long now = Clock.systemUTC().millis();
    if (options.json()) {
      List<String> all = auth.list().stream().map(TokenMain::json).toList();
      return print(out, "[" + String.join(",", all) + "]\n");
    }
    out.printf("%-10s %-11s %-20s %-32s %s%n", "ID", "ROLE", "NAME", "EXPIRES", "SESSIONS");
    for (StoredToken token : auth.list()) {
      out.printf(
          "%-10s %-11s %-20s %-32s %s%n",
          token.id(),
          token.share() ? "share link" : token.role(),
          SafeText.of(token.name()),
          token.expires() == null
              ? "never"
              : Timestamp.text(token.expires()) + (token.expiredAt(now) ? " expired" : ""),
          token.sessions().isEmpty() ? "all" : SafeText.of(String.join(",", token.sessions())));
    }
    return 0;
  }

  private int revoke() throws IOException {
    List<StoredToken> found = auth.named(options.name());
    int gone = auth.revoke(options.name());
    if (gone == 0) {
      err.println("muxcast: there is no token " + options.name() + "; see muxcast token list");
      return 1;
    }
    for (StoredToken token : found) {
      audit.record(AuditTrail.token(AuditEventType.TOKEN_REVOKED, token, BY));
    }
    return print(out, "revoked " + gone + (gone == 1 ? " token\n" : " tokens\n"));
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    out.flush();
    return 0;
  }

  private static String json(String name, String secret, StoredToken token) {
    return "{\"" + name + "\":\"" + secret + "\"," + json(token).substring(1) + "\n";
  }

  private static String json(StoredToken token) {
    StringBuilder out = new StringBuilder("{");
    out.append("\"id\":").append(JsonText.quote(token.id()));
    out.append(",\"name\":").append(JsonText.quote(token.name()));
    out.append(",\"role\":").append(JsonText.quote(token.role()));
    out.append(",\"sessions\":[");
    out.append(String.join(",", token.sessions().stream().map(JsonText::quote).toList()));
    Long expires = token.expires();
    out.append("],\"expires\":")
        .append(expires == null ? "null" : JsonText.quote(Timestamp.text(expires)));
    out.append(token.share() ? ",\"share\":true" : "");
    out.append(token.expiredAt(Clock.systemUTC().millis()) ? ",\"expired\":true" : "");
    return out.append('}').toString();
  }
}
