package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.AgentPainter;
import dev.muxcast.bench.lab.ChildJvm;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.EventFrames;
import dev.muxcast.bench.load.Fleet;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.load.StatusClient;
import dev.muxcast.bench.report.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// What telling the agents' states costs, and whether it flickers: recordings of real agents are
/// played at their real speed, and no more changes may be told than there were.
public final class StatusRow implements Row {
  private static final int PANES = 50;

  /// Among the tests, where the server is on the class path.
  private static final String HARNESS = "dev.muxcast.status.StatusHarness";

  private static final long WARM_UP_MILLIS = 8000;

  /// Where `python3` is a script that starts another, the name would be lost on the way.
  private static final String PYTHON = "$(python3 -c 'import sys; print(sys.executable)')";

  private static final long LONGEST_MILLIS = 240_000;

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String what() {
    return "50 agents' screens that move all the time; recordings of real agents at their speed";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    double strangers = moving(bed, "painter");
    double agents = moving(bed, "claude");
    figures.reference("50 moving panes, the same without an agent", strangers, "% of a core");
    figures.reported("50 moving panes, each an agent", agents, "% of a core");
    figures.reported("the difference, of two figures that vary", agents - strangers, "% of a core");
    evaluation(bed, figures);
    replay(bed, figures);
  }

  /// What evaluating alone costs: the server's own code on its own JVM, with nothing around it.
  private static void evaluation(Bed bed, Figures figures) throws IOException {
    List<String> flags = new ArrayList<>(bed.serverFlags());
    flags.add("--limit-modules=java.base"); // the server is to come from the class path
    String[] screens =
        Stream.of("claude", "codex", "gemini", "opencode", "qwen")
            .map(agent -> bed.root().resolve("lab/screens/" + agent + ".jsonl").toString())
            .toArray(String[]::new);
    try (ChildJvm jvm = bed.helper(bed.serverJava(), flags, HARNESS, screens)) {
      double nothing = evaluated(bed, jvm, "nothing");
      double moving = evaluated(bed, jvm, "moving");
      double fresh = evaluated(bed, jvm, "fresh");
      figures.reference("a JVM that wakes as often and evaluates nothing", nothing, "% of a core");
      figures.atMost("status of 50 moving agents, evaluated", moving - nothing, "% of a core", 1);
      figures.reported(
          "the same, every look another recorded screen", fresh - nothing, "% of a core");
    }
  }

  private static double evaluated(Bed bed, ChildJvm jvm, String workload) throws IOException {
    jvm.tell(workload);
    jvm.await("ready");
    Bed.sleep(WARM_UP_MILLIS);
    long from = System.nanoTime();
    Duration own = Proc.cpu(jvm.pid());
    bed.pass();
    own = Proc.cpu(jvm.pid()).minus(own);
    return 100.0 * own.toNanos() / (System.nanoTime() - from);
  }

  /// What the server spends on panes that animate a busy agent's screen, run under that name.
  private static double moving(Bed bed, String program) throws Exception {
    try (TmuxLab lab = TmuxLab.start(1)) {
      for (int i = 0; i < PANES; i++) {
        lab.addSession("painted-" + i, "exec -a " + program + " sleep infinity", 120, 40);
      }
      try (Muxcast muxcast = bed.muxcast(lab);
          Fleet fleet = new Fleet("clients");
          AgentPainter painter = AgentPainter.start(lab.panes())) {
        LoadClient client = LoadClient.authenticated(muxcast.endpoint());
        client.subscribe("\"filters\":{\"types\":[\"agent.status\"]}");
        fleet.adopt(client, new EventFrames(new StatusClient()));
        Bed.sleep(WARM_UP_MILLIS);
        long from = System.nanoTime();
        Duration own = Proc.cpu(muxcast.pid());
        bed.pass();
        own = Proc.cpu(muxcast.pid()).minus(own);
        painter.verify();
        return 100.0 * own.toNanos() / (System.nanoTime() - from);
      }
    }
  }

  /// One recording: the agent, and what it really went through.
  private record Recording(Path file, String agent, int width, int height, List<String> states) {

    static Recording of(Path file) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        List<String> words = List.of(reader.readLine().split(" "));
        String[] size = words.get(1).split("x");
        return new Recording(
            file,
            words.getFirst(),
            Integer.parseInt(size[0]),
            Integer.parseInt(size[1]),
            words.subList(2, words.size()));
      } catch (IOException e) {
        throw new IllegalStateException(file + " can't be read", e);
      }
    }
  }

  private static void replay(Bed bed, Figures figures) throws Exception {
    List<Recording> recordings = new ArrayList<>();
    try (Stream<Path> files = Files.list(bed.root().resolve("bench/recordings"))) {
      files
          .filter(file -> file.toString().endsWith(".gz"))
          .sorted()
          .map(Recording::of)
          .forEach(recordings::add);
    }
    try (TmuxLab lab = TmuxLab.start(1);
        Muxcast muxcast = bed.muxcast(lab);
        Fleet fleet = new Fleet("clients")) {
      StatusClient told = new StatusClient();
      LoadClient client = LoadClient.authenticated(muxcast.endpoint());
      client.subscribe("\"filters\":{\"types\":[\"agent.status\"]}");
      fleet.adopt(client, new EventFrames(told));
      for (Recording one : recordings) {
        String player = bed.root().resolve("bench/reference/play.py") + " " + one.file;
        lab.addSession(
            one.agent,
            "exec -a " + one.agent + " " + PYTHON + " -B " + player,
            one.width,
            one.height);
      }
      long deadline = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
      while (!recordings.stream().allMatch(one -> ended(told, one))
          && System.nanoTime() < deadline) {
        Bed.sleep(200);
        fleet.verify();
      }
      for (Recording one : recordings) {
        List<String> statuses = new ArrayList<>(told.of(one.agent));
        statuses.removeAll(List.of("starting", "exited"));
        if (!statuses.equals(one.states)) {
          System.out.println("  " + one.agent + " was " + one.states + ", told " + statuses);
        }
        double changes = (double) statuses.size() / one.states.size();
        figures.atMost(one.agent + " played again, changes told ÷ real", changes, "", 1);
      }
    }
  }

  private static boolean ended(StatusClient told, Recording recording) {
    return told.of(recording.agent).contains("exited");
  }
}
