package dev.muxcast.collect;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One process as `/proc/PID/stat` tells of it.
///
/// @param ticks of CPU, its own and those of its ended children: so what a child used stays with
///   the tree when the child ends
/// @param pages resident
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
record ProcStat(int pid, int parent, long ticks, long pages) {

  // Counted from the field after the name, which is the third of the manual's list.
  private static final int PARENT = 1;
  private static final int USER_TICKS = 11;
  private static final int CHILDREN_SYSTEM_TICKS = 14;
  private static final int PAGES = 21;

  /// Reads the file's bytes; null when they are no such line.
  static @Nullable ProcStat of(byte[] bytes, int length) {
    String line = new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    // The name stands in parentheses, and may contain blanks and parentheses itself.
    int open = line.indexOf(" (");
    int close = line.lastIndexOf(") ");
    if (open < 0 || close < open) {
      return null;
    }
    try {
      int pid = Integer.parseInt(line.substring(0, open));
      int parent = 0;
      long ticks = 0;
      int at = close + 2;
      for (int field = 0; field < PAGES; field++) {
        int end = line.indexOf(' ', at);
        if (field == PARENT) {
          parent = Integer.parseInt(line.substring(at, end));
        } else if (field >= USER_TICKS && field <= CHILDREN_SYSTEM_TICKS) {
          ticks += Long.parseLong(line.substring(at, end));
        }
        at = end + 1;
      }
      return new ProcStat(
          pid, parent, ticks, Long.parseLong(line.substring(at, line.indexOf(' ', at))));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }
}
