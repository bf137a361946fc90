package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import picocli.CommandLine.Option;

/// The options that say how events are printed.
final class PrintOptions {

  @Option(names = "--json", description = "Each message as the server sent it, one a line.")
  boolean json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: ${DEFAULT-VALUE}).")
  When color = When.auto;

  /// The words of `--color`.
  enum When {
    auto,
    always,
    never
  }

  Printer printer(Output out, Muxcast muxcast, Severity least) {
    Style style =
        switch (color) {
          case always -> new Style(true);
          case never -> Style.NONE;
          case auto -> Style.of(System.getenv());
        };
    return json
        ? new JsonPrinter(out)
        : new LinePrinter(
            out, style, new Programs(() -> muxcast.snapshot().as(Picture.class)), least);
  }
}
