package dev.muxcast.audit;

import dev.muxcast.guard.Faults;
import dev.muxcast.guard.Guard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is to be written down, and never holds up who brings it: a thread of its own, there
/// only while there is something to write, puts it on the disk.
///
/// When the disk takes nothing, a bounded number of entries waits and the disk is tried again each
/// second; what comes beyond that is counted, and the count is written down as soon as that works.
///
/// Any thread. Owns the waiting entries.
public final class Audit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Audit.class);
  private static final int MOST_CHARACTERS = 256 * 1024;
  private static final int STRANGERS_BURST = 60;
  private static final double STRANGERS_NANOS = 60e9;
  private static final int BURST = 1_000;
  private static final double NANOS = 1e9;
  private static final long PAUSE_MILLIS = 1_000;
  private static final long LAST_WORDS_MILLIS = 2_000;
  private static final long STACK_BYTES = 128 * 1024;

  private final boolean on;
  private final AuditLog chain;
  private final RecordRate strangers =
      new RecordRate(STRANGERS_BURST, STRANGERS_NANOS, System.nanoTime());
  private final Map<String, RecordRate> allowances = new HashMap<>();
  private List<AuditRecord> waiting = new ArrayList<>();
  private int characters;
  private long lost;
  private boolean troubled;
  private boolean closed;
  private @Nullable Thread writer;

  private Audit(boolean on, AuditLog chain) {
    this.on = on;
    this.chain = chain;
  }

  /// One that writes into these files; nothing is made or read before there is something to write.
  ///
  /// @param bytes what all files may hold together
  /// @param age how long a file is kept after its last record
  /// @param inputs whether what was typed is kept as it is
  public static Audit of(AuditFiles files, long bytes, Duration age, boolean inputs) {
    return new Audit(true, new AuditLog(files, new AuditLog.Keep(bytes, age, inputs)));
  }

  /// One that writes nothing down.
  public static Audit off() {
    AuditFiles nowhere = new AuditFiles(Path.of("/nonexistent"));
    return new Audit(false, new AuditLog(nowhere, new AuditLog.Keep(0, Duration.ZERO, false)));
  }

  /// Takes an entry.
  public synchronized void record(AuditRecord entry) {
    if (!on || closed) {
      return;
    }
    if (characters + entry.size() > MOST_CHARACTERS) {
      lost++;
      return;
    }
    characters += entry.size();
    waiting.add(entry);
    if (writer == null) {
      writer =
          Thread.ofPlatform()
              .daemon()
              .name("audit")
              .stackSize(STACK_BYTES)
              .start(() -> Guard.keep("the audit", this::write));
    }
    notifyAll();
  }

  /// Takes an entry about the coming, going and looking of one token, or of those who have none: so
  /// many, that nobody pushes out what was written down before by doing it again and again. The
  /// rest is counted in the next one.
  ///
  /// @param token its id; null for those who are not known
  /// @return whether it was taken
  public synchronized boolean recordSome(@Nullable String token, AuditRecord entry) {
    long now = System.nanoTime();
    RecordRate rate =
        token == null
            ? strangers
            : allowances.computeIfAbsent(token, _ -> new RecordRate(BURST, NANOS, now));
    if (!on || !rate.take(entry, now)) {
      return false;
    }
    record(entry);
    return true;
  }

  private void write() {
    List<AuditRecord> batch = next();
    while (!batch.isEmpty()) {
      try {
        chain.append(batch);
        written();
      } catch (IOException e) {
        if (!again(batch, e)) {
          return;
        }
      } catch (RuntimeException fault) {
        Faults.SHARED.met("the audit", fault);
        if (!again(batch, fault)) {
          return;
        }
      }
      batch = next();
    }
  }

  /// What waits; empty when nothing came for a while, and then this thread is none any more.
  private synchronized List<AuditRecord> next() {
    await(() -> closed || !waiting.isEmpty(), PAUSE_MILLIS);
    List<AuditRecord> batch = waiting;
    waiting = new ArrayList<>();
    characters = 0;
    if (batch.isEmpty()) {
      writer = null;
      notifyAll();
    } else if (lost > 0) {
      batch.add(AuditRecord.now(AuditEventType.AUDIT_LOST).with("records", lost));
      lost = 0;
    }
    return batch;
  }

  /// Lets go of the monitor until that is so, for that long at most.
  private void await(BooleanSupplier done, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    try {
      for (long left = millis; !done.getAsBoolean() && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void written() {
    if (troubled) {
      log.info("the audit is written again");
      troubled = false;
    }
  }

  /// Keeps what could not be written for the next try.
  ///
  /// @return false when there will be none
  private synchronized boolean again(List<AuditRecord> batch, Exception e) {
    if (!troubled) {
      log.error("the audit can't be written: {}", e.getMessage());
      troubled = true;
    }
    for (AuditRecord entry : batch) {
      characters += entry.size();
    }
    batch.addAll(waiting);
    waiting = batch;
    await(() -> closed, PAUSE_MILLIS);
    if (closed) {
      writer = null;
      notifyAll();
    }
    return !closed;
  }

  /// Writes what waits, for a moment, and ends.
  ///
  /// @throws IOException when not all could be written
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    notifyAll();
    await(() -> writer == null, LAST_WORDS_MILLIS);
    if (writer == null) {
      chain.close();
    }
    if (!waiting.isEmpty() || writer != null) {
      throw new IOException("the audit could not be written to its end; is the disk full?");
    }
  }
}
