package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `muxcast doctor`: what is well, what is not, and what to do about it.
@Command(
    name = "doctor",
    description = "Looks at Java, tmux, the port and the files: a verdict each, and the fix.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast doctor")
final class DoctorCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    Style style = Style.of(System.getenv());
    State state = State.of(System.getenv());
    List<Finding> findings = new Checkup(state, Tmux.of(state.environment())).findings();
    long bad = findings.stream().filter(f -> f.verdict() == Finding.Verdict.BAD).count();
    try (Output out = Output.standard()) {
      for (Finding finding : findings) {
        out.line(line(style, finding));
        if (finding.fix() != null) {
          out.line("      " + finding.fix());
        }
      }
      out.line(bad == 0 ? "All well." : Counted.of(bad, "thing") + " to fix.");
    }
    return bad == 0 ? Exit.DONE : Exit.FAILED;
  }

  private static Line line(Style style, Finding finding) {
    Line line = new Line(style);
    switch (finding.verdict()) {
      case GOOD -> line.add(Ink.GREEN, "ok  ");
      case ADVICE -> line.add(Ink.YELLOW, "note");
      case BAD -> line.add(Ink.RED, "bad ");
    }
    return line.add("  " + finding.what());
  }
}
