package dev.muxcast.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `muxcast search`: where something was said.
@Command(
    name = "search",
    description = "Shows the newest events that hold a text; upper and lower case are alike.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast search out of memory",
      "  muxcast search ECONNREFUSED --session 'shop-*' --since 2h",
    })
final class SearchCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The words, joined by spaces.")
  List<String> text = List.of();

  @Mixin EventOptions events = new EventOptions();
  @Mixin PastOptions past = new PastOptions();
  @Mixin PrintOptions print = new PrintOptions();

  @Override
  public Integer call() {
    return past.print(String.join(" ", text), events, print);
  }
}
