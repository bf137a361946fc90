package dev.muxcast.bench.row;

import dev.muxcast.bench.report.Figures;

/// One row of the table of budgets. A run begins and ends with nothing of its own alive.
public interface Row {

  /// The word it is called by on the command line.
  String name();

  /// What it measures, in one line.
  String what();

  /// Measures once.
  ///
  /// @throws Exception whatever goes wrong, above all when a client missed an event: the row has
  ///   failed then
  void run(Bed bed, Figures figures) throws Exception;
}
