package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast status`: which agent needs someone.
@Command(
    name = "status",
    description = "Shows the server and every agent, those that need you first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast status",
      "  muxcast status --json | jq '.agents[] | select(.status == \"waiting\") | .session'",
    })
final class StatusCommand implements Callable<Integer> {

  @Option(names = "--json", description = "As one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    State state = State.of(System.getenv());
    Server.Running running = new Server(state).running();
    if (running == null) {
      throw Exit.noServer();
    }
    try (Muxcast muxcast = state.connect(running.url())) {
      Picture picture = muxcast.snapshot().as(Picture.class);
      List<Agents.Row> agents = Agents.of(picture);
      if (json) {
        System.out.println(JsonText.write(json(running, muxcast, agents)));
      } else {
        print(running, picture, agents);
      }
    }
    return Exit.DONE;
  }

  private static Map<String, Object> json(
      Server.Running running, Muxcast muxcast, List<Agents.Row> agents) {
    var all = new LinkedHashMap<String, Object>();
    all.put("url", running.url().toString());
    put(all, "pid", running.pid());
    all.put("version", running.health().version());
    all.put("health", running.health().status());
    all.put("health_reasons", running.health().reasons());
    put(all, "schema_version", muxcast.welcome().schemaVersion());
    all.put("agents", agents.stream().map(StatusCommand::json).toList());
    all.put("clients", running.health().clients());
    return all;
  }

  private static Map<String, Object> json(Agents.Row row) {
    var one = new LinkedHashMap<String, Object>();
    put(one, "server", row.session().server());
    put(one, "server_instance", row.session().serverInstance());
    put(one, "session", row.session().session());
    put(one, "window", row.window().window());
    put(one, "window_name", row.window().windowName());
    put(one, "window_kind", row.window().windowKind());
    put(one, "pane", row.pane().pane());
    put(one, "pane_id", row.pane().paneId());
    one.put("agent_type", row.type());
    one.put("status", row.status());
    Picture.Agent agent = row.pane().agent();
    if (agent != null) {
      put(one, "reason", agent.reason());
      put(one, "since", agent.since());
      put(one, "resets_at", agent.resetsAt());
    }
    put(one, "usage", row.pane().usage());
    put(one, "command", row.pane().command());
    put(one, "title", row.pane().title());
    return one;
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private static void print(Server.Running running, Picture picture, List<Agents.Row> agents) {
    var style = new Style(Style.stdoutWantsColour(System.getenv()));
    String pid = running.pid() == null ? "" : ", pid " + running.pid();
    System.out.println(
        "muxcast "
            + running.health().version()
            + " at "
            + running.url()
            + pid
            + ", "
            + counted(running.health().clients(), "client"));
    if (running.older()) {
      System.out.println("It is an older build. To run the new one: muxcast restart");
    }
    for (String reason : running.health().reasons()) {
      System.out.println(style.paint(Style.Ink.RED, running.health().status() + ": " + reason));
    }
    int sessions = Agents.orEmpty(picture.sessions()).size();
    System.out.println(counted(sessions, "session") + " · " + Agents.summary(agents));
    for (Agents.Row row : agents) {
      Glyph glyph = Glyph.of(row.status());
      System.out.println(
          "  "
              + style.paint(glyph.ink(), glyph.sign() + " " + pad(words(row), 20))
              + " "
              + pad(age(row), 5)
              + pad(row.type(), 10)
              + pad(row.target(), 24)
              + " "
              + style.paint(Style.Ink.DIM, pad(usage(row), 16) + Style.plain(title(row))));
    }
    if (agents.isEmpty()) {
      System.out.println(
          sessions == 0
              ? "No tmux session is watched. Start one: tmux new -s work"
              : "No agent runs in them. See all that happens: muxcast tail");
    }
  }

  private static String words(Agents.Row row) {
    Picture.Agent agent = row.pane().agent();
    String reason = agent == null ? null : agent.reason();
    return row.status() + (reason == null ? "" : " (" + Style.plain(reason) + ")");
  }

  /// Such as `12.4k tok · 61 %`, the part of the context that is full; "" where nothing is known.
  private static String usage(Agents.Row row) {
    Picture.Usage usage = row.pane().usage();
    if (usage == null) {
      return "";
    }
    Double full = usage.contextPercent();
    String tokens = Words.tokens(usage.inputTokens() + usage.outputTokens()) + " tok";
    return full == null ? tokens : tokens + " · " + Math.round(full) + " %";
  }

  private static String title(Agents.Row row) {
    String title = row.pane().title();
    return title == null ? "" : title;
  }

  private static String age(Agents.Row row) {
    Picture.Agent agent = row.pane().agent();
    String since = agent == null ? null : agent.since();
    if (since == null) {
      return "";
    }
    try {
      Duration age = Duration.between(Instant.parse(since), Instant.now());
      if (age.toDays() > 0) {
        return age.toDays() + "d";
      }
      if (age.toHours() > 0) {
        return age.toHours() + "h";
      }
      return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    } catch (DateTimeParseException unknown) {
      return "";
    }
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  private static String counted(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
