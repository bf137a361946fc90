package dev.muxcast.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What standard output is. The JDK has no way to ask for a terminal's size.
///
/// Source: tty_ioctl(4), `TIOCGWINSZ`; proc(5), `/proc/PID/stat`.
final class Terminal {
  private static final long TIOCGWINSZ = 0x5413;
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  private Terminal() {}

  /// Whether it is a terminal.
  static boolean isStdout() {
    String target = stdout();
    return target == null
        ? System.console() != null && System.console().isTerminal()
        : target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
  }

  /// Whether what is printed may come to be seen in the terminal: by itself, or through a pipe.
  static boolean mayShowStdout() {
    String target = stdout();
    return isStdout() || target != null && target.startsWith("pipe:");
  }

  private static @Nullable String stdout() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
    } catch (IOException noProc) {
      return null;
    }
  }

  /// Whether this process is of those in front in its terminal, so that no shell is used there
  /// beside it.
  static boolean isInFront() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
      // Behind the name, which may hold anything: state, parent, group, session, terminal, front.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 7);
      return fields[2].equals(fields[5]);
    } catch (IOException | IndexOutOfBoundsException noProc) {
      return false;
    }
  }

  /// How wide standard output is; null where it is no terminal.
  static @Nullable Integer columns() {
    return isStdout() ? size()[1] : null;
  }

  /// How high it is, where it is a terminal.
  static int rows() {
    return size()[0];
  }

  /// Rows and columns, by `struct winsize {unsigned short row, col, xpixel, ypixel;}`.
  private static int[] size() {
    int[] usual = {USUAL_ROWS, USUAL_COLUMNS};
    if (!Terminal.class.getModule().isNativeAccessEnabled()) {
      return usual;
    }
    Linker linker = Linker.nativeLinker();
    MemorySegment address = linker.defaultLookup().find("ioctl").orElse(null);
    if (address == null) {
      return usual;
    }
    MethodHandle ioctl =
        linker.downcallHandle(
            address,
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(8, 2);
      int failed = (int) ioctl.invokeExact(1, TIOCGWINSZ, size);
      int rows = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 0));
      int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 2));
      return failed != 0 || rows == 0 || columns == 0 ? usual : new int[] {rows, columns};
    } catch (Throwable unable) {
      return usual;
    }
  }
}
