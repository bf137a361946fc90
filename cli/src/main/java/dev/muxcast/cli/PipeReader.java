package dev.muxcast.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Whether somebody still reads the pipe that standard output is. A write would tell, but a command
/// that has nothing to write would wait for ever (`muxcast tail | head -n 1` while nothing
/// happens).
///
/// Source: poll(2): `POLLERR` is set for the writing end of a pipe whose reading end was closed.
/// The JDK has no other way to ask. Where native access is not enabled, nothing is asked and the
/// next write has to tell.
final class PipeReader {

  private static final short POLLERR = 8;

  private PipeReader() {}

  /// @throws Output.ReaderGone when nobody reads any more
  static void mustBeThere() {
    if (PipeReader.class.getModule().isNativeAccessEnabled() && gone()) {
      throw new Output.ReaderGone();
    }
  }

  /// Asks with one `struct pollfd {int fd; short events; short revents;}`, without waiting.
  private static boolean gone() {
    Linker linker = Linker.nativeLinker();
    MemorySegment address = linker.defaultLookup().find("poll").orElse(null);
    if (address == null) {
      return false;
    }
    MethodHandle poll =
        linker.downcallHandle(
            address,
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment asked = arena.allocate(8, 4);
      asked.set(ValueLayout.JAVA_INT, 0, 1);
      int ready = (int) poll.invokeExact(asked, 1L, 0);
      return ready > 0 && (asked.get(ValueLayout.JAVA_SHORT, 6) & POLLERR) != 0;
    } catch (Throwable unable) {
      return false;
    }
  }
}
