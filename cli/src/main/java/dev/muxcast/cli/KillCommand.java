package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `muxcast kill`: ends a pane, a window or a session.
@Command(
    name = "kill",
    description = "Ends a pane, a window or a session, and what runs in it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast kill --pane backend:0.1",
      "  muxcast kill --session old",
    })
final class KillCommand implements Callable<Integer> {

  @Mixin TmuxTarget target = new TmuxTarget();

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() {
    String kind = target.kind();
    if (kind == null) {
      throw new Exit.Problem(
          Exit.USAGE,
          "say what to end, one of --pane, --window and --session: muxcast kill --pane backend:0.1");
    }
    return Commands.send(
        json,
        picture -> {
          Map<String, Object> fields = Commands.of("kill_" + kind);
          target.put(fields, picture);
          return fields;
        });
  }
}
