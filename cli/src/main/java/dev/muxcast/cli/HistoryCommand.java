package dev.muxcast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `muxcast history`: what happened.
@Command(
    name = "history",
    description = "Shows what happened: the newest events that the server has kept.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast history --session api -n 200",
      "  muxcast history --since 14:00 --until 14:30 --severity warning",
      "  muxcast history --type agent.status --since 1d --json",
    })
final class HistoryCommand implements Callable<Integer> {

  @Mixin EventOptions events = new EventOptions();
  @Mixin PastOptions past = new PastOptions();
  @Mixin PrintOptions print = new PrintOptions();

  @Override
  public Integer call() {
    return past.print(null, events, print);
  }
}
