package dev.muxcast.cli;

import dev.muxcast.client.Address;
import dev.muxcast.client.Filters;
import dev.muxcast.client.Muxcast;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast tail`: follows what happens.
@Command(
    name = "tail",
    description = {
      "Follows what happens, as it happens.",
      "It connects again by itself and goes on where it was; what can't be had is said.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast tail                                everything but figures",
      "  muxcast tail --type resource.usage          CPU and memory of panes and host",
      "  muxcast tail --type 'agent.*'               only the agents' states",
      "  muxcast tail --session 'backend-*' --severity error --since 1h",
      "  muxcast tail --since earliest --json | jq -r .type | sort | uniq -c",
    })
final class TailCommand implements Callable<Integer> {

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only these types; globs such as 'agent.*'; may be repeated.")
  @Nullable List<String> types;

  @Option(
      names = "--session",
      split = ",",
      paramLabel = "NAME",
      description = "Only these sessions; globs.")
  @Nullable List<String> sessions;

  @Option(
      names = "--window",
      split = ",",
      paramLabel = "WINDOW",
      description = "Only these windows: index, name glob or @n.")
  @Nullable List<String> windows;

  @Option(names = "--pane", split = ",", paramLabel = "%N", description = "Only these panes.")
  @Nullable List<String> panes;

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      description = "Of output, only this and worse: ${COMPLETION-CANDIDATES}.")
  @Nullable Level severity;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = SinceOption.Reader.class,
      description = "Begin with the past: earliest, 10m, 2h, 14:30, a date, or EPOCH:SEQ.")
  SinceOption since = SinceOption.NOW;

  @Option(names = "--json", description = "Each message as it was received, one a line.")
  boolean json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: ${DEFAULT-VALUE}).")
  When color = When.auto;

  /// The words of `--severity`.
  enum Level {
    info,
    warning,
    error,
    critical
  }

  /// The words of `--color`.
  enum When {
    auto,
    always,
    never
  }

  @Override
  public Integer call() throws InterruptedException {
    State state = State.of(System.getenv());
    Address address = state.address();
    URI url = Objects.requireNonNull(address.url());
    try (Muxcast muxcast = state.connect(url)) {
      muxcast.subscribe(filters(), since.from());
      new Tail(muxcast, printer(), since.notBefore()).run();
    }
    return Exit.DONE;
  }

  private Filters filters() {
    return Filters.ALL
        .withTypes(types)
        .withSessions(sessions)
        .withWindows(windows)
        .withPanes(panes)
        .withSeverity(severity == null ? null : severity.name());
  }

  private Printer printer() {
    boolean colour =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto -> Style.stdoutWantsColour(System.getenv());
        };
    Output out = Output.standard();
    return json
        ? new JsonPrinter(out, System.err)
        : new LinePrinter(out, new Style(colour), types != null);
  }
}
