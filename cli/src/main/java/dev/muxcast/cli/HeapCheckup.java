package dev.muxcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How much memory the server may take for what it watches: given at its start, by the number of
/// panes and clients.
final class HeapCheckup {
  private static final String OPTION = "-Xmx";
  private static final int USUAL_MEGABYTES = 24;

  private HeapCheckup() {}

  /// @param server null where none runs
  /// @param next megabytes that the next start would give, as the launcher found; empty without it
  static @Nullable Finding finding(@Nullable ProcessHandle server, String next) {
    if (server == null) {
      return null;
    }
    try {
      Path line = Path.of("/proc", Long.toString(server.pid()), "cmdline");
      return finding(Files.readString(line), next);
    } catch (IOException gone) {
      return null;
    }
  }

  /// @param commandLine of the server's process, NUL between its words
  static Finding finding(String commandLine, String next) {
    int has = megabytes(commandLine);
    int wanted = next.matches("[0-9]{1,4}") ? Integer.parseInt(next) : has;
    String heap = "the server's heap is " + has + " MB, by the panes and clients at its start";
    return wanted <= has
        ? Finding.good(heap)
        : Finding.advice(
            heap + "; for those there are now it should be " + wanted, "Give it: muxcast restart");
  }

  private static int megabytes(String commandLine) {
    int found = USUAL_MEGABYTES;
    for (String word : commandLine.split("\0")) {
      if (word.matches(OPTION + "[0-9]{1,5}m")) {
        found = Integer.parseInt(word.substring(OPTION.length(), word.length() - 1));
      }
    }
    return found;
  }
}
