package dev.muxcast.status;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.agent.PaneJudge;
import dev.muxcast.event.Place;
import dev.muxcast.proc.Proc;
import dev.muxcast.screen.TerminalSignals;
import dev.muxcast.tmux.PaneId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The server's own evaluation of agents' states with nothing around it: no tmux, no capture, no
/// log. The process does nothing else, so its processor time is what evaluating costs, with what is
/// collected and compiled for it. It stands in this package because the evaluation is nobody else's
/// business.
///
/// Its arguments are files of recorded screens. Each line read from standard input begins a
/// workload, `nothing`, `moving` or `fresh`, which lasts until the next; `ready` is said when it
/// runs. One thread evaluates, the main thread reads.
public final class StatusHarness {
  private static final int PANES = 50;
  private static final int LOOKS_PER_SECOND = 8;

  /// So many panes are looked at in a row, as captures arrive in batches.
  private static final int BATCH = 5;

  /// As long is what is in front of a screen that only moves taken to be the same.
  private static final int SAME_MILLIS = 1_000;

  private static final String SPINNER = "·✢✳✶✻✽";

  /// A recorded screen.
  private record Shot(String agent, String title, List<String> rows) {}

  /// A pane that is nowhere and writes nothing.
  private record Pane(PaneId id, TerminalSignals signals) implements WatchedPane {
    @Override
    public Place place() {
      return Place.NOWHERE;
    }

    @Override
    public void place(Place place) {}

    @Override
    public long lastOutput() {
      return 0;
    }

    @Override
    public boolean willCapture() {
      return false;
    }

    @Override
    public void alert(long now) {}

    @Override
    public @Nullable String takeTitle() {
      return null;
    }
  }

  private final AgentCatalog catalog = AgentCatalog.shipped();
  private final Foreground processes = new Foreground(Proc.HERE);
  private final long[] frontAt = new long[PANES];
  private final int pid = (int) ProcessHandle.current().pid();
  private final List<AgentWatch> agents = new ArrayList<>();
  private final List<ClaudeSession> sessions = new ArrayList<>();
  private final List<List<Shot>> shots = new ArrayList<>();
  private final List<String> painted = painted();
  private volatile String workload = "nothing";

  private StatusHarness(Map<String, List<Shot>> recorded) {
    List<String> names = List.copyOf(recorded.keySet());
    for (int i = 0; i < PANES; i++) {
      String agent = names.get(i % names.size());
      AgentWatch watch =
          new AgentWatch(
              new Pane(PaneId.of(i), new TerminalSignals()), agent, pid, "", CollectorContext.now());
      agents.add(watch);
      sessions.add(ClaudeSession.of(pid, Proc.HERE));
      shots.add(recorded.get(agent));
    }
  }

  /// Ends with its standard input.
  public static void main(String... files) throws IOException {
    Map<String, List<Shot>> recorded = new HashMap<>();
    for (String file : files) {
      for (String line : Files.readAllLines(Path.of(file))) {
        Shot shot = shot(line);
        recorded.computeIfAbsent(shot.agent, name -> new ArrayList<>()).add(shot);
      }
    }
    StatusHarness harness = new StatusHarness(recorded);
    Thread.ofPlatform().daemon().start(harness::run);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      harness.workload = line;
      System.out.println("ready");
    }
  }

  /// A line of `lab/screens`, as `screens.py` writes them.
  private static Shot shot(String line) {
    return new Shot(
        strings(line, "\"agent\": ").getFirst(),
        strings(line, "\"title\": ").getFirst(),
        strings(line, "\"screen\": ["));
  }

  /// The texts that follow, up to what is neither text nor comma.
  private static List<String> strings(String line, String behind) {
    List<String> found = new ArrayList<>();
    int at = line.indexOf(behind) + behind.length();
    while (line.charAt(at) == '"') {
      StringBuilder text = new StringBuilder();
      for (at++; line.charAt(at) != '"'; at++) {
        char c = line.charAt(at);
        text.append(c == '\\' ? line.charAt(++at) : c);
      }
      found.add(text.toString());
      at = line.startsWith("\", \"", at) ? at + 3 : at + 1;
    }
    return found;
  }

  private void run() {
    long pause = 1_000_000_000L * BATCH / LOOKS_PER_SECOND / PANES;
    long due = System.nanoTime();
    for (long look = 0; ; look++) {
      if (look % BATCH == 0) {
        due += pause;
        LockSupport.parkNanos(due - System.nanoTime());
        tick();
      }
      int pane = (int) (look % PANES);
      long round = look / PANES;
      switch (workload) {
        case "moving" -> look(pane, "claude", "✳ Claude Code", moved(round));
        case "fresh" -> {
          List<Shot> all = shots.get(pane);
          Shot shot = all.get((int) ((pane * 7L + round) % all.size()));
          look(pane, shot.agent, shot.title, shot.rows);
        }
        default -> {}
      }
    }
  }

  /// What is due without a picture.
  private void tick() {
    long now = CollectorContext.now();
    for (AgentWatch agent : agents) {
      if (!workload.equals("nothing") && agent.due() <= now) {
        agent.conclude(now);
      }
    }
  }

  /// What the Collector does with a picture of an agent's pane, to where it would tell a change.
  private void look(int pane, String type, String title, List<String> rows) {
    long now = CollectorContext.now();
    AgentWatch agent = agents.get(pane);
    agent.output(now);
    boolean moves = agent.showsStill(rows, title);
    if (!moves || now - frontAt[pane] >= SAME_MILLIS) {
      frontAt[pane] = now;
      // The server has both read beside the Collector; they cost it the same.
      processes.group(pid);
      sessions.get(pane).read(now);
    }
    agent.looked(catalog, new PaneJudge.Look("", type, title, rows), false, moves, now);
    agent.conclude(now);
  }

  /// The screen that `AgentPainter` paints, a step further.
  private List<String> moved(long round) {
    List<String> rows = new ArrayList<>(painted);
    char glyph = SPINNER.charAt((int) (round % SPINNER.length()));
    rows.set(31, glyph + " Brewing… (" + round / LOOKS_PER_SECOND + "s · ↓ " + round + " tokens)");
    return rows;
  }

  private static List<String> painted() {
    List<String> rows = new ArrayList<>(List.of("❯ Look at the parser", ""));
    for (int i = 0; i < 26; i++) {
      rows.add("  I looked at how the parser reads its input, place " + i + ".");
    }
    rows.addAll(List.of("", "", "", "", "", "─".repeat(120), "❯", "─".repeat(120)));
    rows.add("  ⏸ manual mode on · esc to interrupt");
    while (rows.size() < 40) {
      rows.add("");
    }
    return rows;
  }
}
