package dev.muxcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// This machine's name, which tmux gives to every pane as its first title.
final class HostName {
  static final String LOCAL = read();

  private HostName() {}

  private static String read() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException noProc) {
      return "";
    }
  }
}
