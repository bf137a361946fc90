package dev.muxcast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `muxcast token`: the server's own program does it, for it alone knows the token file; a server
/// that runs takes a change over by itself. The launcher starts that program directly; this stands
/// here for the help, and for who starts the command line without the launcher.
@Command(
    name = "token",
    description = "Makes, shares, renews, lists and takes back the tokens that let clients in.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast token create --role viewer --name phone --expires 30d",
      "  muxcast token create --role controller --sessions 'backend-*' --json",
      "  muxcast token share --sessions 'api-*' --expires 2h",
      "  muxcast token rotate phone --overlap 1h",
      "  muxcast token list",
      "  muxcast token revoke phone",
    })
final class TokenCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "create|share|rotate|list|revoke",
      description = "What to do, and its options; 'muxcast token --help' lists them.")
  List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Launcher.token(arguments)).inheritIO().start();
    return process.waitFor();
  }
}
