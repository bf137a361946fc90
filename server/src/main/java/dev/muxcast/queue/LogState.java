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
/// @param whole whether everything given a seq so far is in the segments as far as the operating
///   system knows: false after a failed write, when only `highWater` keeps a seq from being reused
/// @param clean whether the log was closed orderly
record LogState(String epoch, String boot, long highWater, boolean whole, boolean clean) {
  private static final int SIZE = 256;
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /// A new log's.
  static LogState fresh() {
    String epoch = Long.toHexString(ThreadLocalRandom.current().nextLong());
    return new LogState(epoch, currentBoot(), 0, true, true);
  }

  /// The running system's boot id; a text that never equals another where there is none.
  static String currentBoot() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "unknown-" + ThreadLocalRandom.current().nextLong();
    }
  }

  /// Whether records that clients saw may be missing: then the log goes on above `highWater`.
  boolean mayHaveLost() {
    return !clean && (!whole || !boot.equals(currentBoot()));
  }

  LogState withHighWater(long seq) {
    return new LogState(epoch, boot, seq, whole, false);
  }

  LogState broken() {
    return new LogState(epoch, boot, highWater, false, false);
  }

  LogState opened() {
    return new LogState(epoch, currentBoot(), highWater, true, false);
  }

  LogState closed(long lastSeq) {
    return new LogState(epoch, boot, lastSeq, true, true);
  }

  /// @throws IOException when the file is there but damaged
  static LogState read(Path file) throws IOException {
    String[] words = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ");
    if (words.length != 6 || !words[0].equals("muxcast-log-1")) {
      throw new IOException(file + " is damaged");
    }
    try {
      long highWater = Long.parseLong(words[3]);
      return new LogState(
          words[1], words[2], highWater, words[4].equals("whole"), words[5].equals("clean"));
    } catch (NumberFormatException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  void write(Path file) throws IOException {
    String text =
        "muxcast-log-1 "
            + epoch
            + (" " + boot + " " + highWater)
            + (whole ? " whole" : " broken")
            + (clean ? " clean" : " open");
    byte[] block =
        (text + " ".repeat(SIZE - 1 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.MODE)) {
      channel.write(ByteBuffer.wrap(block), 0);
      channel.force(true);
    }
  }
}
