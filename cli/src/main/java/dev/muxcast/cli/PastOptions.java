package dev.muxcast.cli;

import dev.muxcast.client.Message;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which part of the past is meant.
final class PastOptions {

  @Option(
      names = {"-n", "--events"},
      paramLabel = "N",
      description = "How many events at most, the newest ones (default: ${DEFAULT-VALUE}).")
  int most = 100;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = SinceOption.Reader.class,
      description = "Not before: 10m, 2h, 1d, 14:30 or a date.")
  SinceOption since = SinceOption.NOW;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      converter = SinceOption.Reader.class,
      description = "Before that time.")
  SinceOption until = SinceOption.NOW;

  /// Prints them.
  ///
  /// @param text what they must hold; null for anything
  /// @return the exit code: 1 where nothing was found
  int print(@Nullable String text, EventOptions options, PrintOptions print) {
    State state = State.of(System.getenv());
    try (Output out = Output.standard();
        Muxcast muxcast = state.connect()) {
      Selection wanted = options.selection(() -> Panes.of(muxcast.snapshot().as(Picture.class)));
      List<Message.Event> found =
          new PastEvents(muxcast, wanted)
              .newest(text, time("--since", since), time("--until", until), most);
      Printer printer = print.printer(out, muxcast, wanted.least());
      found.forEach(printer::print);
      printer.end();
      if (found.isEmpty()) {
        Output.complain("muxcast: nothing of that kind is kept");
      } else if (found.size() == most) {
        out.flush();
        Output.complain(
            "muxcast: these are the newest " + most + "; for older ones use -n or --until");
      }
      return found.isEmpty() ? Exit.FAILED : Exit.DONE;
    }
  }

  private static @Nullable Instant time(String option, SinceOption given) {
    if (given.notBefore() == null && given != SinceOption.NOW && !given.isEarliest()) {
      throw new Exit.Problem(Exit.USAGE, option + " is a time here, such as 10m or 14:30");
    }
    return given.notBefore();
  }
}
