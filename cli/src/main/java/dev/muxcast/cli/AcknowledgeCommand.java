package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `muxcast acknowledge`: somebody has seen to an agent.
@Command(
    name = "acknowledge",
    aliases = "ack",
    description = "Marks what an agent needs, or has finished, as seen, for everybody.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast acknowledge backend:0.0")
final class AcknowledgeCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PANE", description = Descriptions.PANE)
  String pane = "";

  @Override
  public Integer call() {
    State state = State.of(System.getenv());
    try (Muxcast muxcast = state.connect()) {
      PaneRow row = Panes.of(muxcast.snapshot().as(Picture.class)).pane(pane);
      Map<String, Object> fields = new LinkedHashMap<>();
      Commands.put(fields, "pane", row.paneId());
      Commands.put(fields, "server_instance", row.session().serverInstance());
      muxcast.request("acknowledge", fields);
      return Exit.DONE;
    }
  }
}
