package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.MuxcastException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast logs`: what the server in the background wrote.
@Command(
    name = "logs",
    description = "Shows what the server in the background wrote.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast logs -f -n 20")
final class LogsCommand implements Callable<Integer> {

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what it writes from now on.")
  boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many lines of the past (default: ${DEFAULT-VALUE}).")
  int lines = 200;

  @Override
  public Integer call() throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    Path log = state.log();
    if (!Files.exists(log)) {
      throw new Exit.Problem(
          Exit.NO_SERVER, "there is no log yet (" + log + "). Start the server: muxcast up");
    }
    try (Output out = Output.standard();
        Muxcast quiet = follow ? unheard(state) : null) {
      return print(log, out);
    }
  }

  private int print(Path log, Output out) throws IOException, InterruptedException {
    byte[] text = Files.readAllBytes(log);
    List<String> all = new String(text, StandardCharsets.UTF_8).lines().toList();
    all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size()).forEach(out::line);
    out.flush();
    long position = text.length;
    var partial = new StringBuilder();
    while (follow) {
      position = more(log, position, partial, out);
      PipeReader.mustBeThere();
      Thread.sleep(200);
    }
    return Exit.DONE;
  }

  /// A connection that keeps what this pane shows from being told, and so from being logged; null
  /// where no server runs.
  private static @Nullable Muxcast unheard(State state) throws InterruptedException {
    try {
      return state.connectInPane();
    } catch (MuxcastException | Exit.Problem none) {
      return null;
    }
  }

  /// Prints the whole lines that came since; a log that is shorter than before is a new one.
  private static long more(Path log, long position, StringBuilder partial, Output out)
      throws IOException {
    if (!Files.exists(log) || Files.size(log) == position) {
      return position;
    }
    long from = Files.size(log) < position ? 0 : position;
    try (SeekableByteChannel file = Files.newByteChannel(log)) {
      file.position(from);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(1 << 20, file.size() - from));
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
      partial.append(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
      int end;
      while ((end = partial.indexOf("\n")) >= 0) {
        out.line(partial.substring(0, end));
        partial.delete(0, end + 1);
      }
      out.flush();
      return from + bytes.position();
    }
  }
}
