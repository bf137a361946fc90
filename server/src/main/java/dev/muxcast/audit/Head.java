package dev.muxcast.audit;

import org.jspecify.annotations.Nullable;

/// Where the chain begins and ends, kept apart from it so that a missing end shows.
///
/// @param first the number of the oldest record that is kept
/// @param count the number of the newest
/// @param file the name of the file that one is in; empty when there is none
/// @param bytes how long that file is
/// @param last the newest one's MAC
record Head(long first, long count, String file, long bytes, String last) {
  static final Head EMPTY = new Head(1, 0, "", 0, Seal.NONE);

  /// The file is always as long as this, so that it is written over in one piece.
  static final int LENGTH = 256;

  String text(Seal seal) {
    String line =
        seal.close(
            "{\"first\":"
                + first
                + ",\"count\":"
                + count
                + ",\"file\":\""
                + file
                + "\",\"bytes\":"
                + bytes
                + ",\"last\":\""
                + last
                + "\"");
    return line + " ".repeat(LENGTH - 1 - line.length()) + "\n";
  }

  /// @return null when it was not written by us
  static @Nullable Head read(String text, Seal seal) {
    String line = text.strip();
    return line.startsWith("{\"first\":") && seal.fits(line)
        ? new Head(
            Long.parseLong(field(line, "first")),
            Long.parseLong(field(line, "count")),
            field(line, "file"),
            Long.parseLong(field(line, "bytes")),
            field(line, "last"))
        : null;
  }

  private static String field(String line, String name) {
    int from = line.indexOf("\"" + name + "\":") + name.length() + 3;
    boolean quoted = line.charAt(from) == '"';
    int to = line.indexOf(quoted ? '"' : ',', from + 1);
    return line.substring(quoted ? from + 1 : from, to);
  }
}
