package dev.muxcast.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What `/proc` says of a process (proc(5)). All calls read it anew.
public final class Proc {
  private static final long TICK_MILLIS = 10;

  private Proc() {}

  /// Resident memory now, in bytes (`VmRSS`).
  public static long residentBytes(long pid) throws IOException {
    return statusBytes(pid, "VmRSS:");
  }

  /// The most it ever was, in bytes (`VmHWM`).
  public static long peakBytes(long pid) throws IOException {
    return statusBytes(pid, "VmHWM:");
  }

  /// Its share of the memory it has in common with others, in bytes (`Pss`).
  public static long proportionalBytes(long pid) throws IOException {
    return field(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:") * 1024;
  }

  /// Processor time of the process with its living and its reaped children, to 10 ms.
  public static Duration cpuWithChildren(long pid) throws IOException {
    long ticks = ticks(pid, true);
    for (ProcessHandle child : children(pid)) {
      ticks += ticksOrZero(child.pid());
    }
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  /// Processor time of the process alone, to 10 ms.
  public static Duration cpu(long pid) throws IOException {
    return Duration.ofMillis(ticks(pid, false) * TICK_MILLIS);
  }

  /// The living processes below this one.
  public static List<ProcessHandle> children(long pid) {
    return ProcessHandle.of(pid).map(p -> p.descendants().toList()).orElse(List.of());
  }

  /// How many processes were started on this machine since it runs.
  public static long processesStarted() throws IOException {
    return field(Path.of("/proc/stat"), "processes");
  }

  /// The load of the last minute, as a figure is worth less on a busy machine.
  public static double load() throws IOException {
    String text = Files.readString(Path.of("/proc/loadavg"));
    return Double.parseDouble(text.substring(0, text.indexOf(' ')));
  }

  private static long ticksOrZero(long pid) throws IOException {
    try {
      return ticks(pid, true);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static long ticks(long pid, boolean withReaped) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The name in brackets may hold anything; the fields behind it are numbers.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return withReaped ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
  }

  private static long statusBytes(long pid, String name) throws IOException {
    return field(Path.of("/proc/" + pid + "/status"), name) * 1024;
  }

  private static long field(Path file, String name) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(name)) {
        String value = line.substring(name.length()).strip();
        int end = value.indexOf(' ');
        return Long.parseLong(end < 0 ? value : value.substring(0, end));
      }
    }
    throw new IOException(file + " has no " + name);
  }
}
