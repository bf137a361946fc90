package dev.muxcast.cli;

import dev.muxcast.client.MuxcastException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
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
      "  muxcast status --watch           which agent needs you, and what it asks",
      "  muxcast tail --severity warning  follow warnings and errors of all sessions",
      "  muxcast help COMMAND             more about a command",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no server, 4 refused.",
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      RestartCommand.class,
      StatusCommand.class,
      LsCommand.class,
      TailCommand.class,
      HistoryCommand.class,
      SearchCommand.class,
      ExplainCommand.class,
      SendCommand.class,
      RespondCommand.class,
      KeysCommand.class,
      InterruptCommand.class,
      AcknowledgeCommand.class,
      NewCommand.class,
      KillCommand.class,
      RenameCommand.class,
      OpenCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      HooksCommand.class,
      LogsCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      ServeCommand.class,
      VersionCommand.class,
      HelpCommand.class,
    })
public final class Main implements Callable<Integer> {
  private static final int USUAL_COLUMNS = 100;
  private static final int LEAST_COLUMNS = 55;

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
    return line().execute(arguments);
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    boolean colour = Style.of(System.getenv()).colour();
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Integer columns = Terminal.columns();
    line.setUsageHelpWidth(Math.max(LEAST_COLUMNS, columns == null ? USUAL_COLUMNS : columns));
    wholeExamples(line);
    line.getSubcommands().values().forEach(Main::wholeExamples);
    for (String name : List.of("token", "audit", "hooks")) {
      CommandLine servers = line.getSubcommands().get(name);
      if (servers != null) {
        servers.setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true);
      }
    }
    line.setExecutionExceptionHandler((failed, _, _) -> report(failed));
    line.setParameterExceptionHandler((wrong, _) -> usage(wrong));
    return line;
  }

  /// Examples are to be copied: the terminal may break them, and nobody else.
  private static void wholeExamples(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            help -> {
              String[] lines = help.commandSpec().usageMessage().footer();
              return String.format(String.join("%n", lines) + "%n");
            });
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return Exit.USAGE;
  }

  private static int usage(ParameterException wrong) {
    Output.complain("muxcast: " + words(wrong));
    return Exit.USAGE;
  }

  private static String words(ParameterException wrong) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String help = "; see " + name + " --help";
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return wrong.getMessage() + help;
    }
    String first = unmatched.getUnmatched().getFirst();
    if (unmatched.isUnknownOption()) {
      List<String> near = unmatched.getSuggestions();
      return name
          + " has no option "
          + first
          + (near.isEmpty() ? help : "; did you mean " + String.join(" or ", near) + "?");
    }
    return wrong.getCommandLine().getParent() == null
        ? noCommand(first, wrong.getCommandLine().getSubcommands().keySet())
        : name + " takes no further argument, such as " + first + help;
  }

  /// That there is no such command, and what may have been meant.
  static String noCommand(String name, Collection<String> commands) {
    List<String> near = Suggestion.to(name, commands);
    return "there is no command "
        + name
        + (near.isEmpty()
            ? "; see muxcast --help"
            : "; did you mean " + String.join(" or ", near) + "?");
  }

  /// Says what went wrong in one line, and gives the exit code for it.
  static int report(Exception failed) {
    if (failed instanceof Output.ReaderGone) {
      return Exit.DONE;
    }
    Output.complain("muxcast: " + words(failed));
    if (!System.getenv().getOrDefault("MUXCAST_DEBUG", "").isEmpty()) {
      failed.printStackTrace();
    }
    return switch (failed) {
      case Exit.Problem problem -> problem.code();
      case MuxcastException.NoServer _ -> Exit.NO_SERVER;
      case MuxcastException.Refused _ -> Exit.REFUSED;
      case MuxcastException.BadSetting _ -> Exit.USAGE;
      default -> Exit.FAILED;
    };
  }

  private static String words(Exception failed) {
    String message = String.valueOf(failed.getMessage());
    return switch (failed) {
      case MuxcastException.Refused refused
          when refused.code().equals("AUTH_FAILED") || refused.code().equals("4500") ->
          "the server does not accept this token (MUXCAST_TOKEN, or the file 'token' of the state"
              + " folder)";
      case MuxcastException.Refused refused -> "refused: " + message + " [" + refused.code() + "]";
      case MuxcastException.NoServer _ ->
          message
              + (State.of(System.getenv()).elsewhere()
                  ? " MUXCAST_URL names that address."
                  : " Start one: muxcast up");
      case Exit.Problem _, MuxcastException _ -> message;
      case NoSuchFileException _ -> "there is no file " + message;
      case AccessDeniedException _ -> message + " may not be read or written by this user";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      case IOException _ -> message;
      case InterruptedException _ -> "interrupted";
      default ->
          "this is a bug in muxcast ("
              + message
              + "); MUXCAST_DEBUG=1 shows where. Please report it";
    };
  }
}
