package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import dev.muxcast.client.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast status`: which agent needs someone.
@Command(
    name = "status",
    description = "Shows every agent, what it does and what it asks, those that need you first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast status",
      "  muxcast status --watch",
      "  muxcast status --json | jq '.agents[] | select(.status == \"waiting\") | .question'",
    })
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = {"-w", "--watch"},
      description = "Stay, and show each change at once; Ctrl-C ends it.")
  boolean watch;

  @Option(names = "--json", description = "As one JSON object; with --watch one a change.")
  boolean json;

  @Override
  public Integer call() throws InterruptedException {
    State state = State.of(System.getenv());
    Server.Running running = new Server(state).require();
    try (Output out = Output.standard();
        Muxcast muxcast = watch ? state.connectInPane() : state.connect()) {
      if (watch) {
        boolean screen = !json && Terminal.isStdout();
        new StatusWatch(muxcast, out, screen, reply -> print(out, running, muxcast, reply, screen))
            .run();
      } else {
        print(out, running, muxcast, muxcast.snapshot(), false);
      }
    }
    return Exit.DONE;
  }

  private void print(
      Output out, Server.Running running, Muxcast muxcast, Reply snapshot, boolean screen) {
    if (json) {
      out.json(JsonText.write(StatusJson.of(running, muxcast, snapshot)));
      return;
    }
    var view = new StatusView(Style.of(System.getenv()), Terminal.columns());
    List<Line> lines = view.lines(head(running), snapshot.as(Picture.class), Instant.now());
    if (screen) {
      StatusWatch.draw(out, lines);
    } else {
      lines.forEach(out::line);
    }
  }

  private List<String> head(Server.Running running) {
    var head = new ArrayList<String>();
    String pid = running.pid() == null ? "" : " · pid " + running.pid();
    head.add(
        "muxcast "
            + running.health().version()
            + " · "
            + running.url()
            + pid
            + (watch ? "" : " · " + Counted.of(running.health().clients(), "client")));
    if (running.older()) {
      head.add("It is an older build. To run the new one: muxcast restart");
    }
    for (String reason : running.health().reasons()) {
      head.add(running.health().status() + ": " + reason);
    }
    return head;
  }
}
