package dev.muxcast.collect;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Linux's `/proc` by hand: no process is started, and no library loaded.
///
/// One thread at a time.
final class ProcFiles {

  private static final int PAGE_SIZE = 6; // AT_PAGESZ of <elf.h>
  private static final int CLOCK_TICKS = 17; // AT_CLKTCK

  private final byte[] buffer = new byte[4_096];
  private final File root;
  private final long pageBytes;
  private final long ticksPerSecond;

  private ProcFiles(File root) throws IOException {
    this.root = root;
    this.pageBytes = auxiliary(PAGE_SIZE);
    this.ticksPerSecond = auxiliary(CLOCK_TICKS);
  }

  /// The machine's own; null where there is no such folder.
  static @Nullable ProcFiles open(File root) {
    try {
      ProcFiles files = new ProcFiles(root);
      files.host(0);
      return files;
    } catch (IOException e) {
      return null;
    }
  }

  long pageBytes() {
    return pageBytes;
  }

  long ticksPerSecond() {
    return ticksPerSecond;
  }

  /// Every process that can be seen, by its pid, in one pass.
  Map<Integer, ProcStat> processes() {
    Map<Integer, ProcStat> all = new HashMap<>();
    String[] names = root.list();
    if (names == null) {
      return all;
    }
    for (String name : names) {
      if (Character.isDigit(name.charAt(0))) {
        try {
          ProcStat stat = ProcStat.of(buffer, read(name + "/stat"));
          if (stat != null) {
            all.put(stat.pid(), stat);
          }
        } catch (IOException ended) {
          // Between the list and the look at it, as processes do.
        }
      }
    }
    return all;
  }

  /// What the whole machine uses.
  HostUse host(int processes) throws IOException {
    String cpu = text("stat");
    return HostUse.of(cpu, text("meminfo"), processes);
  }

  private String text(String name) throws IOException {
    return new String(buffer, 0, read(name), StandardCharsets.ISO_8859_1);
  }

  private int read(String name) throws IOException {
    try (FileInputStream in = new FileInputStream(new File(root, name))) {
      return Math.max(0, in.read(buffer));
    }
  }

  private long auxiliary(int type) throws IOException {
    ByteBuffer pairs = ByteBuffer.wrap(buffer, 0, read("self/auxv")).order(ByteOrder.nativeOrder());
    while (pairs.remaining() >= 2 * Long.BYTES) {
      long key = pairs.getLong();
      long value = pairs.getLong();
      if (key == type && value > 0) {
        return value;
      }
    }
    throw new IOException("/proc/self/auxv has no entry " + type);
  }
}
