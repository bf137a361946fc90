package dev.muxcast.queue;

import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// What the log must remember beside its records, in one block of a fixed size that is written in
/// place: that works on a full disk too, and a block of this size is written whole or not at all.
///
/// @param epoch which log this is
/// @param boot the machine's boot id at the last write
/// @param highWater no seq above this one was ever given
/// @param given up to here at least seqs were given: where the segments end before, some are gone
/// @param whole whether everything given a seq so far is in the segments as far as the operating
///   system knows: false after a failed write, when only `highWater` keeps a seq from being reused
/// @param clean whether the log was closed orderly
record LogState(
    String epoch, String boot, long highWater, long given, boolean whole, boolean clean) {
  private static final String KIND = "muxcast-log-2";
  private static final int WORDS = 8;
  private static final int SIZE = 256;
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /// A new log's.
  static LogState fresh() {
    String epoch = Long.toHexString(ThreadLocalRandom.current().nextLong());
    return new LogState(epoch, currentBoot(), 0, 0, true, true);
  }

  /// The running system's boot id; a text that never equals another where there is none.
  static String currentBoot() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "unknown-" + ThreadLocalRandom.current().nextLong();
    }
  }

  /// Behind which seq the log goes on.
  ///
  /// @param lastSeq of the last record there is
  /// @param damaged whether the end of the records is damaged
  long continuesBehind(long lastSeq, boolean damaged) {
    boolean lost = !whole || !boot.equals(currentBoot()) || damaged || lastSeq < given;
    return clean || lost ? Math.max(lastSeq, highWater) : lastSeq;
  }

  /// Whether this can be the state of a log whose last record is that one: its seq was reserved
  /// before it was given.
  boolean canBeOf(long lastSeq) {
    return lastSeq <= highWater;
  }

  LogState withHighWater(long seq) {
    return new LogState(epoch, boot, seq, given, whole, false);
  }

  LogState withGiven(long seq) {
    return new LogState(epoch, boot, highWater, seq, whole, clean);
  }

  LogState broken() {
    return new LogState(epoch, boot, highWater, given, false, false);
  }

  LogState openedBehind(long lastSeq) {
    return new LogState(epoch, currentBoot(), highWater, lastSeq, true, false);
  }

  LogState closed(long lastSeq) {
    return new LogState(epoch, boot, lastSeq, lastSeq, true, true);
  }

  /// @throws IOException when the file is there but damaged
  static LogState read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    String[] words = text.split(" ");
    if (words.length != WORDS || !words[0].equals(KIND)) {
      throw new IOException(file + " is damaged");
    }
    int end = text.length() - words[WORDS - 1].length() - 1;
    if (!words[WORDS - 1].equals(checksum(text.substring(0, end)))) {
      throw new IOException(file + " is damaged");
    }
    try {
      return new LogState(
          words[1],
          words[2],
          Long.parseLong(words[3]),
          Long.parseLong(words[4]),
          words[5].equals("whole"),
          words[6].equals("clean"));
    } catch (NumberFormatException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  private static String checksum(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Integer.toHexString(Segment.checksum(bytes, 0, bytes.length));
  }

  /// @param toDisk whether to wait until a machine that goes down can't lose it
  void write(Path file, boolean toDisk) throws IOException {
    String text =
        (KIND + " " + epoch + " " + boot)
            + (" " + highWater + " " + given)
            + (whole ? " whole" : " broken")
            + (clean ? " clean" : " open");
    text += " " + checksum(text);
    byte[] block =
        (text + " ".repeat(SIZE - 1 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.MODE)) {
      channel.write(ByteBuffer.wrap(block), 0);
      if (toDisk) {
        channel.force(true);
      }
    }
  }
}
