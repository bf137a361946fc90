package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Since;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `muxcast demo`: how it looks, without touching anything of the user's.
@Command(
    name = "demo",
    description = {
      "Shows how it looks, without touching anything of yours.",
      "It starts a tmux server of its own with small programs that behave like agents, and a",
      "muxcast server that watches them, and prints what `muxcast tail` would print.",
      "Ctrl-C ends it and leaves nothing behind.",
    },
    footerHeading = "%nExample:%n",
    footer = "  muxcast demo")
final class DemoCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    Tmux tmux = Tmux.of(System.getenv());
    Finding version = Checkup.version(tmux.version());
    if (version.verdict() == Finding.Verdict.BAD) {
      throw new Exit.Problem(Exit.FAILED, version.what() + ". " + version.fix());
    }
    try (DemoStage stage = DemoStage.build(tmux.program())) {
      var watching = new AtomicReference<Muxcast>();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> interrupted(stage, watching.get()), "demo-end"));
      DemoStage.Address address = stage.serve();
      try (Output out = Output.standard();
          Muxcast muxcast = Muxcast.connect(address.url(), address.token())) {
        watching.set(muxcast);
        out.line("Three agents and a dev server run in a tmux server of their own.");
        out.line("To look at them from another terminal: " + stage.attachLine());
        out.line("Ctrl-C ends the demo and leaves nothing behind.");
        out.line("");
        Selection all = new EventOptions().selection(() -> new Panes(List.of()));
        muxcast.subscribe(all.rules(true), Since.EARLIEST);
        new Tail(muxcast, new PrintOptions().printer(out, muxcast, all.least()), null).run();
      }
      return Exit.DONE;
    }
  }

  /// The process is about to end. Ctrl-C is how a demo ends well, so that is no failure.
  private static void interrupted(DemoStage stage, @Nullable Muxcast watching) {
    boolean running = stage.open();
    if (watching != null) {
      watching.close();
    }
    stage.close();
    if (running) {
      Runtime.getRuntime().halt(Exit.DONE);
    }
  }
}
