package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.ChildJvm;
import dev.muxcast.bench.report.Figures;

/// The decoders under ten million damaged inputs, in a JVM with the server's own flags. An outcome
/// that is not documented, or an exception, fails the row with the seed that brings it again.
public final class FuzzRow implements Row {
  private static final int INPUTS = 10_000_000;
  private static final String FUZZER = "dev.muxcast.bench.harness.Fuzzer";

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String what() {
    return INPUTS + " damaged inputs for the decoders of WebSocket frames and HTTP requests";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    String seed = Long.toString(System.nanoTime());
    try (ChildJvm jvm =
        bed.helper(bed.serverJava(), bed.serverFlags(), FUZZER, Integer.toString(INPUTS), seed)) {
      String[] said = jvm.await("done").split(" ");
      figures.atLeast("inputs", Double.parseDouble(said[0]), "", INPUTS);
      figures.atMost("growth of VmRSS over the last 9 of 10", number(said[1]), "MB", 2);
      figures.reported("inputs that were whole messages", number(said[2]), "");
      figures.reported("inputs that were refused", number(said[3]), "");
      figures.reported("seconds", number(said[4]), "s");
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
