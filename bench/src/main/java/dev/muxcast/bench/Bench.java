package dev.muxcast.bench;

import dev.muxcast.bench.lab.Proc;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.report.Figure;
import dev.muxcast.bench.report.Figures;
import dev.muxcast.bench.report.Summary;
import dev.muxcast.bench.report.Table;
import dev.muxcast.bench.row.AttackRow;
import dev.muxcast.bench.row.Bed;
import dev.muxcast.bench.row.ClientMemoryRow;
import dev.muxcast.bench.row.ControlRow;
import dev.muxcast.bench.row.CpuRow;
import dev.muxcast.bench.row.FanOutRow;
import dev.muxcast.bench.row.FirehoseRow;
import dev.muxcast.bench.row.FirstRow;
import dev.muxcast.bench.row.FuzzRow;
import dev.muxcast.bench.row.HookRow;
import dev.muxcast.bench.row.LatencyRow;
import dev.muxcast.bench.row.MemoryRow;
import dev.muxcast.bench.row.NoticeRow;
import dev.muxcast.bench.row.NuisanceRow;
import dev.muxcast.bench.row.ReplayRow;
import dev.muxcast.bench.row.Row;
import dev.muxcast.bench.row.StartRow;
import dev.muxcast.bench.row.StatusRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs the rows, prints what they found, writes the dated table, and ends with 1 when a budget was
/// not kept or an event was missed. Called by `bench/run`.
public final class Bench {
  private static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final List<Row> ALL =
      List.of(
          new LatencyRow(),
          new FirstRow(),
          new MemoryRow(),
          new ClientMemoryRow(),
          new FanOutRow(),
          new CpuRow(),
          new FirehoseRow(),
          new ReplayRow(),
          new StartRow(),
          new ControlRow(),
          new AttackRow(),
          new NuisanceRow(),
          new FuzzRow(),
          new HookRow(),
          new StatusRow(),
          new NoticeRow());

  private Bench() {}

  /// Measures; see `bench/run --help` for the arguments.
  public static void main(String[] arguments) throws IOException {
    int runs = 3;
    int seconds = 30;
    boolean write = true;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--runs" -> runs = Integer.parseInt(arguments[++i]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[++i]);
        case "--no-table" -> write = false;
        default -> rows.add(named(arguments[i]));
      }
    }
    if (rows.isEmpty()) {
      rows.addAll(ALL);
    }
    Path root = Path.of(System.getProperty("bench.root"));
    Bed bed = new Bed(root, System.getProperty("bench.classPath"), seconds);
    List<Summary> summaries = new ArrayList<>();
    double load = Proc.load();
    for (Row row : rows) {
      summaries.add(measure(row, bed, runs));
    }
    if (write) {
      write(root, summaries, conditions(arguments, runs, seconds, load));
    }
    boolean passed = summaries.stream().allMatch(Summary::passed);
    out.println(passed ? "every budget kept" : "over budget or failed, see above");
    System.exit(passed ? 0 : 1);
  }

  private static Row named(String name) {
    for (Row row : ALL) {
      if (row.name().equals(name)) {
        return row;
      }
    }
    out.println("no row is called " + name + "; there are " + String.join(", ", names()) + ".");
    System.exit(2);
    throw new IllegalStateException();
  }

  private static List<String> names() {
    return ALL.stream().map(Row::name).toList();
  }

  private static Summary measure(Row row, Bed bed, int runs) {
    out.println("\n" + row.name() + ": " + row.what());
    List<Figures> done = new ArrayList<>();
    String problem = "";
    for (int i = 0; i < runs && problem.isEmpty(); i++) {
      Figures figures = new Figures();
      done.add(figures);
      try {
        row.run(bed, figures);
      } catch (Exception e) {
        problem = String.valueOf(e.getMessage());
        e.printStackTrace(out);
      }
    }
    Summary summary = Summary.of(row.name(), row.what(), done, problem);
    for (int i = 0; i < summary.medians().size(); i++) {
      print(summary, i);
    }
    out.println("  " + Table.verdict(summary));
    return summary;
  }

  private static void print(Summary summary, int i) {
    Figure figure = summary.medians().get(i);
    String value = Table.text(figure.value(), figure.unit());
    String range =
        Table.text(summary.lows().get(i), "") + " – " + Table.text(summary.highs().get(i), "");
    String note =
        switch (figure.kind()) {
          case AT_MOST, AT_LEAST ->
              "budget " + Table.budget(figure) + (figure.kept() ? "" : "  OVER BUDGET");
          case REPORTED -> "";
          case REFERENCE -> "reference";
        };
    out.printf(Locale.ROOT, "  %-52s %20s  (%s)  %s%n", figure.name(), value, range, note);
  }

  private static List<String> conditions(String[] arguments, int runs, int seconds, double load)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Date: " + LocalDate.now(ZoneOffset.UTC));
    lines.add("Command: `bench/run " + String.join(" ", arguments).strip() + "`");
    lines.add(runs + " runs a row, measured phases of " + seconds + " s");
    lines.add(
        "Machine: "
            + Runtime.getRuntime().availableProcessors()
            + " cores, "
            + processor()
            + ", Linux "
            + System.getProperty("os.version")
            + ", load before the first row "
            + load);
    lines.add("JDK " + Runtime.version() + ", " + tmuxVersion());
    return lines;
  }

  private static String processor() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
      if (line.startsWith("model name")) {
        return line.substring(line.indexOf(':') + 2);
      }
    }
    return "unknown processor";
  }

  private static String tmuxVersion() throws IOException {
    Process tmux = new ProcessBuilder(TmuxLab.PROGRAM, "-V").start();
    return new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static void write(Path root, List<Summary> rows, List<String> conditions)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve("docs/benchmarks"));
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    Path page = folder.resolve(day + ".md");
    Files.writeString(page, Table.markdown(rows, conditions));
    Files.writeString(folder.resolve(day + ".json"), Table.json(rows, conditions));
    out.println("\nwritten: " + root.relativize(page));
  }
}
