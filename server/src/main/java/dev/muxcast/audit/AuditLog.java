package dev.muxcast.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The chain of records on disk, which several processes may add to: each takes the lock, goes on
/// where the head says, and moves the head on.
///
/// Records are synced before the head, so a machine that goes down leaves a head that is behind,
/// never one that promises what is not there. What was torn is cut off; what another hand changed
/// is left as it is and noted in the chain, which goes on in a new file.
///
/// Used by one thread at a time.
final class AuditLog implements AutoCloseable {
  private final AuditFiles files;
  private final Keep keep;
  private final List<AuditRecord> notes = new ArrayList<>();
  private @Nullable FileChannel lock;
  private @Nullable FileChannel headFile;
  private @Nullable FileChannel file;
  private @Nullable Seal seal;
  private Head head = Head.EMPTY;

  /// What is kept.
  ///
  /// @param bytes of all files together; the oldest file goes when there are more
  /// @param age files whose newest record is older go
  /// @param inputs whether what was typed is kept as it is
  record Keep(long bytes, Duration age, boolean inputs) {
    long bytesOfOneFile() {
      return Math.clamp(bytes / 16, 16_384, 2 << 20);
    }
  }

  AuditLog(AuditFiles files, Keep keep) {
    this.files = files;
    this.keep = keep;
  }

  /// Adds entries at the end, as many as it can.
  ///
  /// @param entries those that were added are taken out
  /// @throws IOException when one can't be; what could not be written whole is not there at all
  void append(List<AuditRecord> entries) throws IOException {
    files.make();
    FileChannel mutex = lock;
    if (mutex == null) {
      mutex = files.open("lock");
      lock = mutex;
    }
    try (FileLock _ = AuditFiles.lock(mutex)) {
      boolean keyMade = files.makeKey();
      Seal key = seal == null || keyMade ? files.seal() : seal;
      seal = key;
      boolean first = file == null;
      resume(key, keyMade);
      if (keyMade) {
        saveHead(key);
      }
      try {
        if (first) {
          tidy(key);
        }
        write(key, notes);
        write(key, entries);
        write(key, notes);
      } finally {
        saveHead(key);
      }
    }
  }

  private void write(Seal key, List<AuditRecord> entries) throws IOException {
    while (!entries.isEmpty()) {
      FileChannel out = file;
      if (out == null || head.bytes() >= keep.bytesOfOneFile()) {
        out = begin(AuditFiles.name(head.count() + 1), key);
      }
      long number = head.count() + 1;
      String line = AuditLine.of(number, head.last(), fields(entries.getFirst(), key), key);
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      try {
        writeAll(out, bytes, head.bytes());
      } catch (IOException e) {
        out.truncate(head.bytes());
        throw e;
      }
      String mac = line.substring(line.length() - Seal.LENGTH - 2, line.length() - 2);
      head = new Head(head.first(), number, head.file(), head.bytes() + bytes.length, mac);
      entries.removeFirst();
    }
  }

  private String fields(AuditRecord entry, Seal key) {
    String input = entry.input();
    if (input == null) {
      return entry.fields();
    }
    StringBuilder all = new StringBuilder(entry.fields());
    all.append(",\"input_length\":").append(input.length());
    if (keep.inputs()) {
      all.append(",\"input\":");
      AuditRecord.quote(all, input, Integer.MAX_VALUE);
    } else {
      all.append(",\"input_hmac\":\"").append(key.of("input:" + input)).append('"');
    }
    return all.toString();
  }

  /// Goes on in a new file, which the head names before there is anything in it: who comes next
  /// must not begin it once more.
  private FileChannel begin(String name, Seal key) throws IOException {
    FileChannel before = file;
    if (before != null) {
      before.force(false);
    }
    closeFile();
    tidy(key);
    FileChannel fresh = files.open(name);
    file = fresh;
    head = new Head(head.first(), head.count(), name, fresh.size(), head.last());
    saveHead(key);
    return fresh;
  }

  /// The head moves on first: who is killed in between leaves files that nobody misses.
  private void tidy(Seal key) throws IOException {
    Retention due = Retention.of(files, keep, head);
    if (!due.gone().isEmpty()) {
      notes.addAll(due.notes());
      head = new Head(due.first(), head.count(), head.file(), head.bytes(), head.last());
      saveHead(key);
      for (Path old : due.gone()) {
        Files.delete(old);
      }
    }
  }

  private void saveHead(Seal key) throws IOException {
    FileChannel out = file;
    if (out != null) {
      out.force(false);
    }
    FileChannel to = headFile;
    if (to == null || !Files.exists(files.head())) {
      closeHead();
      to = files.open("head");
      headFile = to;
    }
    writeAll(to, head.text(key).getBytes(StandardCharsets.UTF_8), 0);
  }

  /// Takes up the chain where it ends: with what other processes added, and what a killed one could
  /// not tell the head.
  private void resume(Seal key, boolean keyMade) throws IOException {
    String text = read(files.head());
    Head stored = Head.read(text, key);
    FileChannel same = stored != null && stored.equals(head) ? file : null;
    // Another process may have added records and been killed before it moved the head on.
    if (same != null && Files.exists(path(head)) && same.size() == head.bytes()) {
      return;
    }
    closeFile();
    List<String> names = files.names();
    if (stored == null) {
      boolean fresh = keyMade && names.isEmpty() && text.isEmpty();
      head = fresh ? Head.EMPTY : lastOf(names);
      if (!fresh) {
        note("the head was missing, or not ours");
      }
      return;
    }
    head = stored;
    if (stored.file().isEmpty()) {
      return;
    }
    FileChannel known = Files.exists(path(stored)) ? files.open(stored.file()) : null;
    Tail tail = known == null ? null : Tail.of(known, stored, key);
    if (known == null || tail == null) {
      note("the end of " + stored.file() + " was cut off or changed");
      close(known);
      return;
    }
    head = tail.head();
    if (tail.foreign()) {
      note("lines that are not ours stood at the end of " + stored.file());
      close(known);
      return;
    }
    known.truncate(head.bytes());
    file = known;
  }

  private void note(String why) {
    notes.add(AuditRecord.now(AuditEventType.AUDIT_BROKEN).with("why", why));
  }

  /// Where the files themselves say that the chain ends.
  private Head lastOf(List<String> names) throws IOException {
    for (String name : names.reversed()) {
      AuditLine last = null;
      try (BufferedReader lines =
          Files.newBufferedReader(files.folder().resolve(name), StandardCharsets.ISO_8859_1)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          AuditLine parsed = AuditLine.parse(line);
          last = parsed == null ? last : parsed;
        }
      }
      if (last != null) {
        long first = AuditFiles.firstNumber(names.getFirst());
        return new Head(first, last.number(), "", 0, last.mac());
      }
    }
    return Head.EMPTY;
  }

  private Path path(Head of) {
    return files.folder().resolve(of.file());
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }

  private static void writeAll(FileChannel to, byte[] bytes, long at) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      to.write(all, at + all.position());
    }
  }

  private void closeFile() throws IOException {
    FileChannel known = file;
    file = null;
    close(known);
  }

  private void closeHead() throws IOException {
    FileChannel known = headFile;
    headFile = null;
    close(known);
  }

  private static void close(@Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeFile();
    closeHead();
    close(lock);
    lock = null;
  }
}
