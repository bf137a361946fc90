package dev.muxcast.proc;

import dev.muxcast.guard.Digits;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Linux's `/proc` by hand: no process is started, and no library loaded. A process that is
/// gone, or not ours to look at, has nothing to say; nothing here is trusted to be a number.
///
/// No state. Any thread that may wait: the kernel holds up who asks for the words of a process that
/// it holds up.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
public final class Proc {

  /// The machine's own.
  public static final Proc HERE = new Proc(new File("/proc"));

  private static final int PAGE_SIZE = 6; // AT_PAGESZ of <elf.h>
  private static final int CLOCK_TICKS = 17; // AT_CLKTCK
  private static final int STAT_BYTES = 1_024;
  private static final int LINE_BYTES = 4_096;
  private static final int ENVIRONMENT_BYTES = 256 * 1024;

  private final File root;

  /// Another one, for tests.
  ///
  /// @param root in place of `/proc`
  public Proc(File root) {
    this.root = root;
  }

  /// What sizes and times are counted in.
  public record Units(long pageBytes, long ticksPerSecond) {}

  /// What sizes and times are counted in; null where there is no such folder.
  public @Nullable Units units() {
    byte[] buffer = new byte[LINE_BYTES];
    int length = read("self/auxv", buffer);
    ByteBuffer pairs = ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.nativeOrder());
    long pageBytes = 0;
    long ticksPerSecond = 0;
    while (pairs.remaining() >= 2 * Long.BYTES) {
      long key = pairs.getLong();
      long value = pairs.getLong();
      pageBytes = key == PAGE_SIZE ? value : pageBytes;
      ticksPerSecond = key == CLOCK_TICKS ? value : ticksPerSecond;
    }
    return pageBytes > 0 && ticksPerSecond > 0 ? new Units(pageBytes, ticksPerSecond) : null;
  }

  /// What the whole machine uses.
  ///
  /// @throws IOException where that can't be told
  public HostUse host(int processes) throws IOException {
    return HostUse.of(text("stat"), text("meminfo"), processes);
  }

  /// Every process that can be seen, by its pid, in one pass.
  public Map<Integer, ProcStat> processes() {
    Map<Integer, ProcStat> all = new HashMap<>();
    String[] names = root.list();
    byte[] buffer = new byte[STAT_BYTES];
    for (String name : names == null ? new String[0] : names) {
      if (Digits.of(name, Integer.MAX_VALUE, -1) > 0) {
        ProcStat stat = ProcStat.of(buffer, read(name + "/stat", buffer));
        if (stat != null) {
          all.put(stat.pid(), stat);
        }
      }
    }
    return all;
  }

  /// That process; null when it is gone.
  public @Nullable ProcStat stat(int pid) {
    byte[] buffer = new byte[STAT_BYTES];
    return ProcStat.of(buffer, read(pid + "/stat", buffer));
  }

  /// Its argument vector, its name first; empty when it is gone.
  public List<String> arguments(int pid) {
    byte[] buffer = new byte[LINE_BYTES];
    int length = read(pid + "/cmdline", buffer);
    int end = length > 0 && buffer[length - 1] == 0 ? length - 1 : length;
    return end <= 0
        ? List.of()
        : List.of(new String(buffer, 0, end, StandardCharsets.UTF_8).split("\0", -1));
  }

  /// The first of its children, so many at most.
  public List<Integer> children(int pid, int most) {
    String all = text(pid + "/task/" + pid + "/children");
    List<Integer> children = new ArrayList<>();
    for (int at = 0; at < all.length() && children.size() < most; ) {
      int blank = all.indexOf(' ', at);
      int end = blank < 0 ? all.length() : blank;
      int child = (int) Digits.in(all, at, end, Integer.MAX_VALUE, -1);
      if (child > 0) {
        children.add(child);
      }
      at = end + 1;
    }
    return children;
  }

  /// A variable of its environment; null when there is none, or it is gone. All of that is looked
  /// through, for what is asked may stand far behind.
  public @Nullable String variable(int pid, String name) {
    String environment;
    try (FileInputStream in = new FileInputStream(new File(root, pid + "/environ"))) {
      environment = new String(in.readNBytes(ENVIRONMENT_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
    for (String entry : environment.split("\0", -1)) {
      if (entry.startsWith(name + "=")) {
        return entry.substring(name.length() + 1);
      }
    }
    return null;
  }

  /// One of its files or folders, such as `cwd` or `fd`; an empty name for its own folder.
  public Path path(int pid, String name) {
    return root.toPath().resolve(String.valueOf(pid)).resolve(name);
  }

  private String text(String name) {
    byte[] buffer = new byte[LINE_BYTES];
    return new String(buffer, 0, read(name, buffer), StandardCharsets.ISO_8859_1);
  }

  /// @return how many bytes there are; 0 when it can't be read
  private int read(String name, byte[] buffer) {
    try (FileInputStream in = new FileInputStream(new File(root, name))) {
      return Math.max(0, in.read(buffer));
    } catch (IOException e) {
      return 0;
    }
  }
}
