package dev.muxcast.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast keys`: presses keys in a pane.
@Command(
    name = "keys",
    description = "Presses keys in a pane.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast keys backend:0.0 Escape",
      "  muxcast keys %%3 C-c Up Enter",
    })
final class KeysCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PANE", description = Descriptions.PANE)
  String pane = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY",
      description = "A character, or a name of tmux, with C-, M- or S- before it.")
  List<String> keys = List.of();

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() {
    return Commands.inPane("send_keys", pane, json, _ -> Map.of("keys", keys));
  }
}
