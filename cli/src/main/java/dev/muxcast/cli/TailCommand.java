package dev.muxcast.cli;

import dev.muxcast.client.Confirmation;
import dev.muxcast.client.Message;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `muxcast tail`: follows what happens.
@Command(
    name = "tail",
    description = {
      "Follows what happens, as it happens, until Ctrl-C. In a watched pane it leaves itself out.",
      "It connects again by itself and goes on where it was; what can't be had is said.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast tail                                everything but figures",
      "  muxcast tail --agent claude --exclude 'scratch*'",
      "  muxcast tail --type 'agent.*'               only the agents' states",
      "  muxcast tail --session 'backend-*' --severity error --since 1h",
      "  muxcast tail -n 20                          the last 20 lines; with -f also what comes",
      "  muxcast tail --type resource.usage          CPU and memory of panes and host",
      "  muxcast tail --since earliest --json | jq -r .type | sort | uniq -c",
    })
final class TailCommand implements Callable<Integer> {

  @Mixin EventOptions events = new EventOptions();

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "The last N lines of the past, and no more without -f.")
  @Nullable Integer lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what happens from now on; the default without -n.")
  boolean follow;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = SinceOption.Reader.class,
      description = "Begin with the past: earliest, 10m, 2h, 14:30, a date, or EPOCH:SEQ.")
  SinceOption since = SinceOption.NOW;

  @Mixin PrintOptions print = new PrintOptions();

  @Override
  public Integer call() throws InterruptedException {
    State state = State.of(System.getenv());
    try (Output out = Output.standard();
        Muxcast muxcast = state.connectInPane()) {
      Selection wanted = events.selection(() -> Panes.of(muxcast.snapshot().as(Picture.class)));
      Printer printer = print.printer(out, muxcast, wanted.least());
      Integer past = lines;
      if (past != null && since != SinceOption.NOW) {
        throw new Exit.Problem(Exit.USAGE, "give -n or --since, not both; see muxcast tail --help");
      }
      if (past == null) {
        muxcast.subscribe(wanted.rules(!print.json), since.from());
      } else {
        long top = follow ? subscribe(muxcast, wanted) : Long.MAX_VALUE;
        out.holdLast(past);
        last(past, muxcast, wanted, top).forEach(printer::print);
        if (!follow) {
          printer.end();
        }
        out.release();
        if (!follow) {
          return Exit.DONE;
        }
      }
      new Tail(muxcast, printer, since.notBefore()).run();
    }
    return Exit.DONE;
  }

  /// @return the newest event that will not come by the subscription
  private long subscribe(Muxcast muxcast, Selection wanted) {
    Confirmation confirmed = muxcast.subscribe(wanted.rules(!print.json), since.from());
    return confirmed.top();
  }

  private List<Message.Event> last(int count, Muxcast muxcast, Selection wanted, long top) {
    return new PastEvents(muxcast, wanted)
        .newest(null, null, null, count).stream()
            .filter(event -> event.envelope().seq() <= top)
            .toList();
  }
}
