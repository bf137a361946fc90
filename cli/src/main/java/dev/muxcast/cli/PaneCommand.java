package dev.muxcast.cli;

import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command to one pane takes: which pane, and how to print what came of it.
final class PaneCommand {

  @Parameters(
      index = "0",
      paramLabel = "PANE",
      description = "%%3, or session:window.pane, with LABEL/ before it for another tmux socket.")
  String pane = "";

  @Option(names = "--json", description = "Print the server's answer.")
  boolean json;

  /// The fields of that verb there.
  Map<String, Object> fields(String verb) {
    return Commands.at(verb, pane);
  }

  /// Sends them.
  ///
  /// @return the exit code
  int send(Map<String, Object> fields) {
    return Commands.send(fields, json);
  }
}
