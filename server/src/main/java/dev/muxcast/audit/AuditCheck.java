package dev.muxcast.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all records and finds what was changed, taken out or cut off since they were written.
///
/// Used once, by one thread.
public final class AuditCheck {
  private static final String BROKEN = "\"what\":\"" + AuditEventType.AUDIT_BROKEN.word() + "\"";

  private static final int TRIES = 20;

  private final AuditFiles files;
  private final Seal seal;
  private final @Nullable Mark known;
  private final List<String> problems = new ArrayList<>();
  private @Nullable Mark newest;
  private @Nullable String prev;
  private boolean knownSeen;
  private long expected;
  private long records;

  /// A record as somebody noted it elsewhere.
  public record Mark(long number, String mac) {
    @Override
    public String toString() {
      return number + ":" + mac;
    }

    /// @return null when the text is none
    public static @Nullable Mark parse(String text) {
      int colon = text.indexOf(':');
      try {
        return colon < 1 || text.length() != colon + 1 + Seal.LENGTH
            ? null
            : new Mark(Long.parseLong(text, 0, colon, 10), text.substring(colon + 1));
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  /// What was found.
  ///
  /// @param newest the last record, to be noted elsewhere; null when there is none
  /// @param problems one sentence each; empty when all is as it was written
  public record Found(long records, int files, @Nullable Mark newest, List<String> problems) {}

  private AuditCheck(AuditFiles files, Seal seal, @Nullable Mark known) {
    this.files = files;
    this.seal = seal;
    this.known = known;
  }

  /// @param known a record that must still be there as it was, or null
  /// @throws IOException when there is no audit, or it can't be read
  public static Found of(AuditFiles files, @Nullable Mark known) throws IOException {
    if (!Files.exists(files.key())) {
      throw new NoSuchFileException(
          files.key() + " is missing: there is no audit here, or its key was taken away");
    }
    for (int tries = TRIES; ; tries--) {
      try {
        return new AuditCheck(files, files.seal(), known).check();
      } catch (NoSuchFileException e) {
        // A server that runs has just dropped that file.
        if (tries == 0) {
          throw e;
        }
      }
    }
  }

  private Found check() throws IOException {
    files.make();
    String headText = "";
    List<String> names;
    // Between two writes the head and the files agree.
    try (FileChannel lock = files.open("lock");
        FileLock _ = AuditFiles.lock(lock)) {
      if (Files.exists(files.head())) {
        headText = Files.readString(files.head(), StandardCharsets.ISO_8859_1);
      }
      names = files.names();
    }
    Head head = Head.read(headText, seal);
    if (head == null) {
      problems.add(
          headText.isEmpty()
              ? files.head() + " is missing, so whether the end was cut off can't be told"
              : files.head() + " was changed, so whether the end was cut off can't be told");
    }
    expected =
        head != null
            ? head.first()
            : names.isEmpty() ? 1 : AuditFiles.firstNumber(names.getFirst());
    for (int i = 0; i < names.size(); i++) {
      // Files before the first record were about to be deleted.
      boolean over = i + 1 < names.size() && AuditFiles.firstNumber(names.get(i + 1)) <= expected;
      if (!over) {
        read(names.get(i), head);
      }
    }
    if (head != null) {
      compareEnd(head);
    }
    if (known != null && !knownSeen) {
      problems.add("record " + known.number() + " is not the one that was noted");
    }
    return new Found(records, names.size(), newest, List.copyOf(problems));
  }

  private void read(String name, @Nullable Head head) throws IOException {
    Path file = files.folder().resolve(name);
    try (BufferedReader lines =
        new BufferedReader(
            new java.io.InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        boolean torn = head != null && expected > head.count() && AuditLine.parse(line) == null;
        if (!torn) {
          take(line, name + " line " + number);
        }
      }
    }
  }

  private void take(String line, String where) {
    AuditLine it = AuditLine.parse(line);
    if (it == null || !seal.fits(line)) {
      problems.add(where + ": record " + expected + " was changed");
      expected++;
      records++;
      prev = null;
      return;
    }
    if (it.number() > expected) {
      problems.add(where + ": before it " + span(expected, it.number() - 1) + " missing");
    } else if (it.number() < expected) {
      problems.add(where + ": record " + it.number() + " stands there again");
      return;
    } else if (prev != null && !prev.equals(it.prev())) {
      problems.add(where + ": record " + it.number() + " does not follow the one before it");
    }
    if (line.contains(BROKEN)) {
      problems.add(where + ": the server found something wrong then: " + why(line));
    }
    if (known != null && it.number() == known.number()) {
      knownSeen |= known.mac().equals(it.mac());
    }
    records++;
    prev = it.mac();
    expected = it.number() + 1;
    newest = new Mark(it.number(), it.mac());
  }

  private void compareEnd(Head head) {
    if (expected <= head.count()) {
      problems.add("the end was cut off: " + span(expected, head.count()) + " missing");
    } else if (expected == head.count() + 1 && prev != null && !prev.equals(head.last())) {
      problems.add("the last record is not the one that was written last");
    }
  }

  private static String span(long from, long to) {
    return from == to ? "record " + from + " is" : "records " + from + " to " + to + " are";
  }

  private static String why(String line) {
    int from = line.indexOf("\"why\":\"") + 7;
    return line.substring(from, line.indexOf('"', from));
  }
}
