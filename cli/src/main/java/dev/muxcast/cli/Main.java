package dev.muxcast.cli;

import dev.muxcast.client.MuxcastException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where the command line begins.
@Command(
    name = "muxcast",
    description = "Watches the AI agents in your tmux sessions and pushes what happens, at once.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast up                       start watching, in the background",
      "  muxcast tail --severity warning  follow warnings and errors of all sessions",
      "  muxcast status                   which agent needs you",
      "  muxcast COMMAND --help           more about a command",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no server, 4 refused.",
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      RestartCommand.class,
      LogsCommand.class,
      StatusCommand.class,
      OpenCommand.class,
      TailCommand.class,
      SendCommand.class,
      KeysCommand.class,
      InterruptCommand.class,
      RespondCommand.class,
      NewCommand.class,
      KillCommand.class,
      RenameCommand.class,
      ExplainCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      HooksCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      ServeCommand.class,
    })
public final class Main implements Callable<Integer> {

  @Spec CommandSpec spec;

  Main(CommandSpec spec) {
    this.spec = spec;
  }

  Main() {
    this(CommandSpec.create());
  }

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    boolean colour = Style.stdoutWantsColour(System.getenv());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    for (String name : List.of("token", "audit")) {
      CommandLine servers = line.getSubcommands().get(name);
      if (servers != null) {
        servers.setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true);
      }
    }
    line.setExecutionExceptionHandler((failed, _, _) -> report(failed));
    line.setParameterExceptionHandler(Main::usage);
    return line.execute(arguments);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return Exit.USAGE;
  }

  private static int usage(ParameterException wrong, String[] arguments) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println("muxcast: " + words(wrong));
    err.flush();
    return Exit.USAGE;
  }

  private static String words(ParameterException wrong) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String help = "; see " + name + " --help";
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return wrong.getMessage() + help;
    }
    String first = unmatched.getUnmatched().getFirst();
    boolean option = unmatched.isUnknownOption();
    boolean command = !option && wrong.getCommandLine().getParent() == null;
    List<String> near =
        option
            ? unmatched.getSuggestions()
            : command
                ? Suggestion.to(first, wrong.getCommandLine().getSubcommands().keySet())
                : List.of();
    String what =
        option
            ? name + " has no option " + first
            : command
                ? "there is no command " + first
                : name + " takes no further argument, such as " + first;
    return what + (near.isEmpty() ? help : "; did you mean " + String.join(" or ", near) + "?");
  }

  /// Says what went wrong in one line, and gives the exit code for it.
  static int report(Exception failed) {
    if (failed instanceof Output.ReaderGone) {
      return Exit.DONE;
    }
    System.err.println("muxcast: " + words(failed));
    return switch (failed) {
      case Exit.Problem problem -> problem.code();
      case MuxcastException.NoServer _ -> Exit.NO_SERVER;
      case MuxcastException.Refused _ -> Exit.REFUSED;
      default -> Exit.FAILED;
    };
  }

  private static String words(Exception failed) {
    String message = failed.getMessage();
    return switch (failed) {
      case MuxcastException.Refused refused
          when refused.code().equals("AUTH_FAILED") || refused.code().equals("4500") ->
          "the server does not accept this token (MUXCAST_TOKEN, or the file 'token' of the state"
              + " folder)";
      case MuxcastException.Refused refused -> "refused: " + message + " [" + refused.code() + "]";
      case MuxcastException.NoServer _ -> message + " Start one: muxcast up";
      case Exit.Problem _, MuxcastException _ -> String.valueOf(message);
      case IOException io -> io.getClass().getSimpleName() + ": " + message;
      case InterruptedException _ -> "interrupted";
      default -> "this is a bug in muxcast: " + failed;
    };
  }
}
