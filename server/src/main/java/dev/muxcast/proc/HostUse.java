package dev.muxcast.proc;

import java.io.IOException;

/// What the machine uses, as `/proc/stat` and `/proc/meminfo` tell.
///
/// @param ticks during which a core was busy, of all cores since the machine started
/// @param bytes of memory that are not available to anybody who asks for more
public record HostUse(long ticks, long bytes, int processes) {

  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISK = 4;
  private static final int STOLEN = 7; // what follows is contained in the first two already

  static HostUse of(String stat, String meminfo, int processes) throws IOException {
    try {
      long ticks = 0;
      int at = "cpu  ".length();
      for (int field = 0; field <= STOLEN; field++) {
        int end = at;
        while (Character.isDigit(stat.charAt(end))) {
          end++;
        }
        if (field != IDLE && field != WAITING_FOR_DISK) {
          ticks += Long.parseLong(stat.substring(at, end));
        }
        at = end + 1;
      }
      long kilobytes = kilobytes(meminfo, "MemTotal:") - kilobytes(meminfo, "MemAvailable:");
      return new HostUse(ticks, kilobytes * 1_024, processes);
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new IOException("/proc/stat or /proc/meminfo is not as Linux writes it", e);
    }
  }

  private static long kilobytes(String meminfo, String name) {
    int at = meminfo.indexOf(name) + name.length();
    return Long.parseLong(meminfo.substring(at, meminfo.indexOf(" kB", at)).strip());
  }
}
