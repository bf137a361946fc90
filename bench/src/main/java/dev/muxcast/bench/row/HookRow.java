package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long an agent waits for `muxcast hook`, with a server that hears it, beside a shell that
/// does nothing. One after the other, as an agent runs its hooks.
public final class HookRow implements Row {
  private static final int TIMES = 200;
  private static final byte[] HOOK =
      "{\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}}"
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public String name() {
    return "hook";
  }

  @Override
  public String what() {
    return "muxcast hook, from its start until the agent may go on";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(1)) {
      Path home = bed.freshHome(lab);
      try (Muxcast _ = Muxcast.start(bed.launcher(), home, lab)) {
        Files.writeString(home.resolve("hook-token"), "some token\n");
        Map<String, String> environment =
            Map.of("MUXCAST_HOME", home.toString(), "TMUX", "/tmp/none,1,0", "TMUX_PANE", "%0");
        double[] hook = new double[TIMES];
        double[] shell = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
          shell[i] = once(List.of("sh", "-c", ":"), environment);
          hook[i] = once(List.of(bed.launcher().toString(), "hook", "claude"), environment);
        }
        Arrays.sort(hook);
        Arrays.sort(shell);
        figures.atMost("median", hook[TIMES / 2], "ms", 20);
        figures.reported("p95", hook[TIMES * 95 / 100], "ms");
        figures.reference("sh -c :, median", shell[TIMES / 2], "ms");
        figures.reference("sh -c :, p95", shell[TIMES * 95 / 100], "ms");
        Bed.count(figures, TIMES, TIMES);
      }
    }
  }

  /// Waits for the process and for the end of what it could have printed, as agents do.
  private static double once(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    long from = System.nanoTime();
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(HOOK);
    } catch (IOException closed) {
      // `sh -c :` reads nothing.
    }
    byte[] printed = process.getInputStream().readAllBytes();
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0 || printed.length > 0) {
      throw new IOException("it printed " + printed.length + " bytes, or failed");
    }
    return (System.nanoTime() - from) / 1e6;
  }
}
