package dev.muxcast.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A row over all its runs.
///
/// @param medians one per figure, in the row's order; its budget holds for the median
/// @param lows the least of each figure's values
/// @param highs the greatest of them
/// @param problem why a run broke off, or empty
public record Summary(
    String row,
    String what,
    int runs,
    List<Figure> medians,
    List<Double> lows,
    List<Double> highs,
    long expected,
    long read,
    String problem) {

  public static Summary of(String row, String what, List<Figures> runs, String problem) {
    Map<String, List<Figure>> byName = new LinkedHashMap<>();
    long expected = 0;
    long read = 0;
    for (Figures run : runs) {
      expected += run.expected();
      read += run.read();
      for (Figure figure : run.all()) {
        byName.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(figure);
      }
    }
    List<Figure> medians = new ArrayList<>();
    List<Double> lows = new ArrayList<>();
    List<Double> highs = new ArrayList<>();
    for (List<Figure> values : byName.values()) {
      double[] sorted = values.stream().mapToDouble(Figure::value).sorted().toArray();
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      medians.add(values.getFirst().with(median));
      lows.add(sorted[0]);
      highs.add(sorted[sorted.length - 1]);
    }
    return new Summary(row, what, runs.size(), medians, lows, highs, expected, read, problem);
  }

  /// Whether every budget was kept, nothing was missed and no run broke off.
  public boolean passed() {
    return problem.isEmpty()
        && runs > 0
        && expected == read
        && medians.stream().allMatch(Figure::kept);
  }
}
