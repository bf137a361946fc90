package dev.muxcast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast explain`: why an agent has the status it has. A live pane is explained by the server. A
/// stored screen is judged by the server's own program, which alone has the rules; the launcher
/// starts that directly, and this stands here for who starts the command line without the launcher.
@Command(
    name = "explain",
    description = "Says what the agent in a pane does, and which signals and rules tell it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast explain %%3",
      "  muxcast explain shop:0.1 --save bug.sample",
      "  tmux capture-pane -p -t %%3 | muxcast explain --screen - --command claude",
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "PANE", description = Descriptions.PANE)
  @Nullable String pane;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Also writes the screen there, secrets masked, as a sample for a rule file.")
  @Nullable String save;

  @Option(
      names = "--screen",
      paramLabel = "FILE",
      description =
          "Judges what 'tmux capture-pane -p' printed or --save wrote; - reads standard input.")
  @Nullable String screen;

  @Option(names = "--title", paramLabel = "TITLE", description = "The stored pane's title.")
  @Nullable String title;

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = "The stored pane's pane_current_command.")
  @Nullable String command;

  @Option(names = "--size", paramLabel = "WxH", description = "Its size, such as 120x40.")
  @Nullable String size;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String stored = screen;
    String live = pane;
    if (stored == null && live != null) {
      return PaneExplanation.of(live).print(json, save);
    }
    if (stored == null || live != null) {
      throw new Exit.Problem(
          Exit.USAGE, "explain takes a PANE, or --screen FILE; see muxcast explain --help");
    }
    List<String> arguments = new ArrayList<>(List.of("--screen", stored));
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
