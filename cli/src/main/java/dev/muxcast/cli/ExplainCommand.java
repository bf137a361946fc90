package dev.muxcast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast explain`: why an agent has the status it has. A stored screen is judged by the server's
/// own program, which alone has the rules; the launcher starts that directly, and this stands here
/// for who starts the command line without the launcher.
@Command(
    name = "explain",
    description = "Says what an agent on a screen does, and which rule and row tell it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmux capture-pane -p -t %%3 | muxcast explain --screen - --command claude",
      "  muxcast explain --screen bug.txt --title '✳ Claude Code' --command claude --json",
    })
final class ExplainCommand implements Callable<Integer> {

  @Option(
      names = "--screen",
      required = true,
      paramLabel = "FILE",
      description = "What 'tmux capture-pane -p' printed; - reads standard input.")
  String screen = "";

  @Option(names = "--title", paramLabel = "TITLE", description = "The pane's title.")
  @Nullable String title;

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = "The pane's pane_current_command.")
  @Nullable String command;

  @Option(names = "--size", paramLabel = "WxH", description = "The pane's size, such as 120x40.")
  @Nullable String size;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--screen", screen));
    add(arguments, "--title", title);
    add(arguments, "--command", command);
    add(arguments, "--size", size);
    if (json) {
      arguments.add("--json");
    }
    return new ProcessBuilder(Launcher.explain(arguments)).inheritIO().start().waitFor();
  }

  private static void add(List<String> arguments, String option, @Nullable String value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value);
    }
  }
}
