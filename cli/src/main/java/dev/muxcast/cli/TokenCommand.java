package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muxcast token`: who may connect. It goes through the running server; when there is none, the
/// server's program writes the file.
@Command(
    name = "token",
    description = "Makes, lists and takes back the tokens that let clients in.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast token create --role viewer --name phone --expires 30d",
      "  muxcast token create --role controller --sessions 'backend-*' --json",
      "  muxcast token list",
      "  muxcast token revoke phone",
    })
final class TokenCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "create, list or revoke is missing");
  }

  /// The words of `--role`.
  enum Role {
    viewer,
    controller,
    admin
  }

  @Command(
      name = "create",
      description = "Makes a token and prints it; it can't be shown again.",
      footerHeading = "%nExample:%n",
      footer = "  muxcast token create --role viewer --name phone --expires 30d")
  int create(
      @Option(
              names = "--role",
              defaultValue = "viewer",
              paramLabel = "ROLE",
              description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
          Role role,
      @Option(names = "--name", paramLabel = "NAME", description = "To know it by.")
          @Nullable String name,
      @Option(
              names = "--sessions",
              split = ",",
              paramLabel = "GLOB",
              description = "Only these sessions.")
          @Nullable List<String> sessions,
      @Option(
              names = "--expires",
              paramLabel = "WHEN",
              description = "After 12h or 30d, or at 2026-12-31T18:00:00Z.")
          @Nullable String expires,
      @Option(names = "--json", description = "As a JSON object with the field token.")
          boolean json)
      throws IOException, InterruptedException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("role", role.name());
    if (name != null) {
      fields.put("name", name);
    }
    if (sessions != null) {
      fields.put("sessions", sessions);
    }
    if (expires != null) {
      fields.put("expires", time(expires).toString());
    }
    Map<String, Object> made = ask("create", fields);
    String token = String.valueOf(made.get("token"));
    if (json) {
      System.out.println(
          JsonText.write(only(made, "token", "id", "name", "role", "sessions", "expires")));
    } else {
      System.out.println(token);
    }
    return Exit.DONE;
  }

  @Command(
      name = "list",
      description = "Lists the tokens; their text is not kept.",
      footerHeading = "%nExample:%n",
      footer = "  muxcast token list --json")
  int list(@Option(names = "--json", description = "As a JSON array.") boolean json)
      throws IOException, InterruptedException {
    Object tokens = ask("list", Map.of()).get("tokens");
    var rows = new ArrayList<Map<String, Object>>();
    for (Object token : tokens instanceof List<?> all ? all : List.of()) {
      if (token instanceof Map<?, ?> map) {
        rows.add(only(map, "id", "name", "role", "sessions", "expires"));
      }
    }
    if (json) {
      System.out.println(JsonText.write(rows));
      return Exit.DONE;
    }
    System.out.println(row("ID", "ROLE", "NAME", "SESSIONS", "EXPIRES"));
    for (Map<String, Object> token : rows) {
      Object sessions = token.get("sessions");
      boolean all = !(sessions instanceof List<?> globs) || globs.isEmpty();
      System.out.println(
          row(
              token.get("id"),
              token.get("role"),
              token.get("name"),
              all
                  ? "all"
                  : String.join(",", ((List<?>) sessions).stream().map(String::valueOf).toList()),
              Objects.requireNonNullElse(token.get("expires"), "never")));
    }
    return Exit.DONE;
  }

  @Command(
      name = "revoke",
      description = "Takes a token back; its connections close at once.",
      footerHeading = "%nExample:%n",
      footer = "  muxcast token revoke phone")
  int revoke(@Parameters(paramLabel = "TOKEN", description = "Its id or its name.") String token)
      throws IOException, InterruptedException {
    Object count = ask("revoke", Map.of("id", token)).get("revoked");
    if (!(count instanceof Number number) || number.longValue() == 0) {
      throw new Exit.Problem(
          Exit.FAILED, "there is no token '" + token + "'; see: muxcast token list");
    }
    System.out.println("revoked " + token);
    return Exit.DONE;
  }

  private static Map<String, Object> ask(String verb, Map<String, Object> fields)
      throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    Server.Running running = new Server(state).running();
    if (running == null && !state.elsewhere()) {
      return offline(verb, fields);
    }
    if (running == null) {
      throw Exit.noServer();
    }
    try (Muxcast muxcast = Muxcast.connect(running.url().toString(), state.token())) {
      Reply reply = muxcast.request("token." + verb, fields);
      return reply.fields();
    }
  }

  /// Has the server's program do it: it alone knows the file.
  private static Map<String, Object> offline(String verb, Map<String, Object> fields)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Launcher.token(List.of(verb, JsonText.write(fields))))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Exit.Problem(Exit.FAILED, "the token file could not be changed");
    }
    return JsonText.read(said);
  }

  private Instant time(String text) {
    Duration length = Durations.read(text);
    if (length != null) {
      return ZonedDateTime.now().plus(length).toInstant();
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException wrong) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "'" + text + "' is neither a length (12h, 30d) nor a time (2026-12-31T18:00:00Z)");
    }
  }

  private static Map<String, Object> only(Map<?, ?> from, String... names) {
    var map = new LinkedHashMap<String, Object>();
    for (String name : names) {
      if (from.get(name) != null) {
        map.put(name, from.get(name));
      }
    }
    return map;
  }

  private static String row(Object... cells) {
    int[] widths = {12, 12, 20, 20, 0};
    var line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String cell = Style.plain(String.valueOf(cells[i]));
      line.append(cell).append(" ".repeat(Math.max(1, widths[i] - cell.length())));
    }
    return line.toString().stripTrailing();
  }
}
