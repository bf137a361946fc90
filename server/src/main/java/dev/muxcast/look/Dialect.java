package dev.muxcast.look;

import dev.muxcast.tmux.TmuxVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server's version is asked: what its formats and flags can't say yet is said in an older
/// way. Taken from tmux's `CHANGES`; what is older than 3.1 was not tried. Pure.
///
/// @param quotes whether formats have `q:`; where they have not, tabs part the fields, and a row
///   with a tab in a value is left out
/// @param blanks whether `capture-pane -N` tells the blanks at the ends of rows, and so which may
///   be wrapped; where it does not, wrapped rows are asked for each time
record Dialect(boolean quotes, boolean blanks) {
  private static final TmuxVersion QUOTES = new TmuxVersion(2, 9, ' ');
  private static final TmuxVersion BLANKS = new TmuxVersion(3, 1, ' ');

  /// Of today's servers.
  static final Dialect TODAYS = new Dialect(true, true);

  /// @param version as `#{version}` says it; empty from servers that are too old to know that
  static Dialect of(String version) {
    TmuxVersion its = TmuxVersion.parse(version);
    if (its == null) {
      return version.isBlank() ? new Dialect(false, false) : TODAYS;
    }
    return new Dialect(its.compareTo(QUOTES) >= 0, its.compareTo(BLANKS) >= 0);
  }

  /// The format for such a server.
  ///
  /// @param format of fields parted by single spaces, texts by `q:`
  String format(String format) {
    return quotes ? format : format.replace("#{q:", "#{").replace(' ', '\t');
  }

  /// The rows of an answer, as if its texts had gone through `q:`.
  List<String> rows(List<String> rows) {
    if (quotes) {
      return rows;
    }
    List<String> quoted = new ArrayList<>(rows.size());
    for (String row : rows) {
      quoted.add(row.replace("\\", "\\\\").replace(" ", "\\ ").replace('\t', ' '));
    }
    return quoted;
  }

  /// The same section with such rows.
  LookWords.@Nullable Section rows(LookWords.@Nullable Section section) {
    return section == null || quotes
        ? section
        : new LookWords.Section(section.head(), rows(section.lines()));
  }
}
