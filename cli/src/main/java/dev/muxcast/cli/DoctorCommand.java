package dev.muxcast.cli;

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
    var style = new Style(Style.stdoutWantsColour(System.getenv()));
    State state = State.of(System.getenv());
    List<Finding> findings = new Checkup(state, Tmux.of(state.environment())).findings();
    for (Finding finding : findings) {
      System.out.println(line(style, finding));
      if (finding.fix() != null) {
        System.out.println("      " + finding.fix());
      }
    }
    long bad = findings.stream().filter(f -> f.verdict() == Finding.Verdict.BAD).count();
    System.out.println(
        bad == 0 ? "All well." : bad == 1 ? "1 thing to fix." : bad + " things to fix.");
    return bad == 0 ? Exit.DONE : Exit.FAILED;
  }

  private static String line(Style style, Finding finding) {
    String sign =
        switch (finding.verdict()) {
          case GOOD -> style.paint(Style.Ink.GREEN, "ok  ");
          case ADVICE -> style.paint(Style.Ink.YELLOW, "note");
          case BAD -> style.paint(Style.Ink.RED, "bad ");
        };
    return sign + "  " + Style.plain(finding.what());
  }
}
