package dev.muxcast.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the lines of the audit as they stand, checked or not, and goes on with those that come.
/// Used by one thread; takes no lock, for only whole lines are read.
public final class AuditReader {
  private final AuditFiles files;
  private String file = "";
  private int at;

  public AuditReader(AuditFiles files) {
    this.files = files;
  }

  /// The last lines there are; [#more] goes on behind them.
  public List<String> last(int most) throws IOException {
    List<String> names = files.names();
    List<String> lines = new ArrayList<>();
    for (String name : names.reversed()) {
      List<String> before = read(name, 0);
      if (file.isEmpty()) {
        file = name;
        at = length(before);
      }
      lines.addAll(0, before);
      if (lines.size() >= most) {
        break;
      }
    }
    return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  /// The lines that came since.
  public List<String> more() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : files.names()) {
      if (name.compareTo(file) >= 0) {
        at = name.equals(file) ? at : 0;
        file = name;
        List<String> fresh = read(name, at);
        at += length(fresh);
        lines.addAll(fresh);
      }
    }
    return lines;
  }

  private List<String> read(String name, int from) throws IOException {
    Path path = files.folder().resolve(name);
    byte[] all;
    try {
      all = Files.readAllBytes(path);
    } catch (NoSuchFileException dropped) {
      return List.of();
    }
    int end = all.length;
    while (end > from && all[end - 1] != '\n') {
      end--;
    }
    return end <= from
        ? List.of()
        : List.of(new String(all, from, end - from - 1, StandardCharsets.UTF_8).split("\n", -1));
  }

  private static int length(List<String> lines) {
    int bytes = 0;
    for (String line : lines) {
      bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return bytes;
  }
}
