package dev.muxcast.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// One file of the log. Its name is its first seq. A record is `length:4 crc32c:4 | seq:8 time:8
/// facets-length:2 facets frame`, the checksum and the length being those of what stands behind the
/// bar.
///
/// @param first the seq of the first record
record Segment(Path file, long first) {
  private static final String ENDING = ".log";
  static final int HEADER = 8;
  static final int FIXED = 18;
  static final int LARGEST = 512 * 1024;

  /// How far apart the seqs of two neighbours can be at most, where that helps to know a record.
  static final long PLAUSIBLE_STEP = 1L << 32;

  static Segment of(Path folder, long first) {
    String digits = Long.toString(first);
    return new Segment(folder.resolve("0".repeat(16 - digits.length()) + digits + ENDING), first);
  }

  /// The segments of a folder, oldest first.
  static List<Segment> all(Path folder) throws IOException {
    List<Segment> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.endsWith(ENDING)) {
          continue;
        }
        try {
          found.add(
              new Segment(
                  file, Long.parseLong(name.substring(0, name.length() - ENDING.length()))));
        } catch (NumberFormatException e) {
          // Not one of ours.
        }
      }
    }
    found.sort((a, b) -> Long.compare(a.first, b.first));
    return List.copyOf(found);
  }

  /// The file's size in bytes; 0 when somebody took it away.
  long size() throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /// When the file was written last, milliseconds since 1970; 0 when somebody took it away.
  long lastWriteMillis() throws IOException {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /// Puts a record into the buffer, which has room for it.
  static void put(
      ByteBuffer out, long seq, long time, byte[] facets, byte[] frame, int offset, int length) {
    int start = out.position();
    int body = FIXED + facets.length + length;
    out.putInt(body).putInt(0).putLong(seq).putLong(time);
    out.putShort((short) facets.length).put(facets).put(frame, offset, length);
    out.putInt(start + 4, checksum(out.array(), out.arrayOffset() + start + HEADER, body));
  }

  static int sizeOf(byte[] facets, int frameLength) {
    return HEADER + FIXED + facets.length + frameLength;
  }
}
