package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.EventFrames;
import dev.muxcast.bench.load.Fleet;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.load.StatusClient;
import dev.muxcast.bench.report.Figures;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How soon a status is told: recorded screens of an agent are shown in panes that run under its
/// name, busy and waiting in turn, and at last each is ended.
public final class NoticeRow implements Row {
  private static final int PANES = 8;
  private static final int ROUNDS = 10;
  private static final String AGENT = "bash -c 'exec -a claude sleep infinity'";
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  @Override
  public String name() {
    return "notice";
  }

  @Override
  public String what() {
    return "from an agent's screen in a pane to its status at a client";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    String busy = screen(bed.root(), "claude-work-04-busy.120x40");
    String waiting = screen(bed.root(), "claude-permission-11-waiting.120x40");
    try (TmuxLab lab = TmuxLab.start(1)) {
      for (int i = 0; i < PANES; i++) {
        lab.addSession("shown-" + i, "exec bash --norc --noprofile -i", 120, 40);
      }
      List<TmuxLab.Pane> panes = lab.panes().subList(1, PANES + 1);
      try (Muxcast muxcast = bed.muxcast(lab);
          Fleet fleet = new Fleet("clients")) {
        StatusClient told = new StatusClient();
        LoadClient client = LoadClient.authenticated(muxcast.endpoint());
        client.subscribe("\"filters\":{\"types\":[\"agent.status\"]}");
        fleet.adopt(client, new EventFrames(told));
        for (TmuxLab.Pane pane : panes) {
          lab.tmux("send-keys", "-t", pane.session(), AGENT, "Enter");
          Bed.sleep(1000);
          show(pane, waiting);
          tell(told, pane, "waiting", 0, new Histogram());
        }
        Histogram delays = new Histogram();
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
          for (TmuxLab.Pane pane : panes) {
            Bed.sleep(100 + random.nextInt(400));
            boolean works = round % 2 == 0;
            tell(
                told, pane, works ? "busy" : "waiting", show(pane, works ? busy : waiting), delays);
          }
        }
        Histogram ends = new Histogram();
        for (TmuxLab.Pane pane : panes) {
          Bed.sleep(100 + random.nextInt(400));
          tell(told, pane, "exited", end(lab, pane), ends);
        }
        figures.atMost("busy and waiting, p95", delays.millisAt(0.95), "ms", 150);
        figures.reported("busy and waiting, p50", delays.millisAt(0.5), "ms");
        figures.atMost("exited, p95", ends.millisAt(0.95), "ms", 150);
        figures.reported("exited, p50", ends.millisAt(0.5), "ms");
      }
    }
  }

  /// Shows it at once; the moment in which it stands there.
  private static long show(TmuxLab.Pane pane, String screen) throws IOException {
    try (FileOutputStream terminal = new FileOutputStream(pane.terminal().toFile())) {
      terminal.write(screen.getBytes(StandardCharsets.UTF_8));
    }
    return System.nanoTime();
  }

  /// Ends the agent; the shell's prompt is there a moment later.
  private static long end(TmuxLab lab, TmuxLab.Pane pane) throws IOException {
    long shell =
        Long.parseLong(lab.tmux("display-message", "-p", "-t", pane.session(), "#{pane_pid}"));
    ProcessHandle.of(shell).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
    return System.nanoTime();
  }

  private static void tell(
      StatusClient told, TmuxLab.Pane pane, String status, long shownNanos, Histogram delays) {
    boolean came =
        Bed.await(() -> {
          List<String> statuses = told.of(pane.session());
          return !statuses.isEmpty() && statuses.getLast().equals(status);
        });
    if (!came) {
      throw new IllegalStateException(
          pane.session() + " is " + status + ", told " + told.of(pane.session()));
    }
    delays.record(told.changedNanos(pane.session()) - shownNanos);
  }

  /// What paints one of the recorded screens.
  private static String screen(Path root, String name) throws IOException {
    for (String line : Files.readAllLines(root.resolve("lab/screens/claude.jsonl"))) {
      if (line.contains('"' + name + '"')) {
        StringBuilder painted = new StringBuilder("\033[2J\033[H");
        Matcher row = TEXT.matcher(line.substring(line.indexOf("\"screen\": [") + 10));
        for (int at = 1; row.find(); at++) {
          painted.append("\033[").append(at).append(";1H").append(unescaped(row.group(1)));
        }
        return painted.toString();
      }
    }
    throw new IOException("there is no screen " + name);
  }

  private static String unescaped(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '\\' && json.charAt(i + 1) == 'u') {
        text.append((char) Integer.parseInt(json.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(json.charAt(i) == '\\' ? json.charAt(++i) : json.charAt(i));
      }
    }
    return text.toString();
  }
}
