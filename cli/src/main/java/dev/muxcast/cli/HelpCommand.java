package dev.muxcast.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muxcast help`: the help of all, or of one command.
@Command(
    name = "help",
    description = "Shows the help of muxcast, or of a command.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast help tail")
final class HelpCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Which command's.")
  @Nullable String command;

  HelpCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine all = spec.commandLine().getParent();
    String name = command;
    if (name == null) {
      all.usage(all.getOut());
      return Exit.DONE;
    }
    CommandLine one = all.getSubcommands().get(name);
    if (one == null) {
      throw new Exit.Problem(Exit.USAGE, Main.noCommand(name, all.getSubcommands().keySet()));
    }
    List<String> help = List.of("--help");
    return switch (name) {
      case "token" -> program(Launcher.token(help));
      case "audit" -> program(Launcher.audit(help));
      case "hooks" -> program(Launcher.hooks(help));
      case "serve" -> program(Launcher.serve(System.getenv(), help));
      default -> {
        one.usage(all.getOut());
        yield Exit.DONE;
      }
    };
  }

  private static int program(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
