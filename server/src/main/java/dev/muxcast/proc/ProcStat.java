package dev.muxcast.proc;

import dev.muxcast.guard.Digits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One process as `/proc/PID/stat` tells of it.
///
/// @param group its process group
/// @param foreground the group in front in its terminal; -1 where it has none
/// @param ticks of CPU, its own and those of its ended children: so what a child used stays with
///   the tree when the child ends
/// @param begun when it began, in ticks since the machine's start: no two processes of one number
///   have the same
/// @param pages resident
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
public record ProcStat(
    int pid, int parent, int group, int foreground, long ticks, long begun, long pages) {

  // Counted from the field after the name, which is the third of the manual's list.
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int FOREGROUND = 5;
  private static final int USER_TICKS = 11;
  private static final int CHILDREN_SYSTEM_TICKS = 14;
  private static final int BEGUN = 19;
  private static final int PAGES = 21;
  private static final int FIELDS = 22;

  /// Reads the file's bytes; null when they are no such line.
  public static @Nullable ProcStat of(byte[] bytes, int length) {
    String line = new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    // The name stands in parentheses, and may contain blanks and parentheses itself.
    int open = line.indexOf(" (");
    int close = line.lastIndexOf(") ");
    int pid = (int) Digits.in(line, 0, open, Integer.MAX_VALUE, -1);
    if (pid < 0 || close < open) {
      return null;
    }
    long[] fields = new long[FIELDS];
    int at = close + 2;
    for (int field = 0; field < FIELDS; field++) {
      int blank = line.indexOf(' ', at);
      if (blank < 0) {
        return null;
      }
      fields[field] = Digits.in(line, at, blank, Long.MAX_VALUE, -1);
      at = blank + 1;
    }
    long ticks = 0;
    for (int field = USER_TICKS; field <= CHILDREN_SYSTEM_TICKS; field++) {
      ticks += Math.max(0, fields[field]);
    }
    return fields[PARENT] < 0 || fields[PAGES] < 0
        ? null
        : new ProcStat(
            pid,
            integer(fields[PARENT]),
            integer(fields[GROUP]),
            integer(fields[FOREGROUND]),
            ticks,
            fields[BEGUN],
            fields[PAGES]);
  }

  private static int integer(long number) {
    return number > Integer.MAX_VALUE ? -1 : (int) number;
  }
}
