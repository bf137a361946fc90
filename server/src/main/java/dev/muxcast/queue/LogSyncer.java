package dev.muxcast.queue;

import dev.muxcast.guard.Guard;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the disk in the writer's stead: brings to it what was written, at most every 100 ms,
/// ends full segments, and reserves seqs before they are needed.
///
/// The writer's thread calls everything; the fields are how it tells the syncer's own.
final class LogSyncer {
  private static final Logger log = LoggerFactory.getLogger(LogSyncer.class);
  private static final long SYNC_NANOS = 100_000_000;
  private static final long STACK_BYTES = 128 * 1024;

  private final LogStateFile state;
  private final ConcurrentLinkedQueue<FileChannel> full = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private final AtomicReference<@Nullable FileChannel> dirty = new AtomicReference<>();
  private volatile long reserveFor;
  private volatile long writtenSeq;
  private volatile boolean closed;

  LogSyncer(LogStateFile state) {
    this.state = state;
    // Not a virtual one: waiting for the disk would hold a carrier, and start another in its stead.
    thread =
        Thread.ofPlatform().daemon().name("log-sync").stackSize(STACK_BYTES).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Something was written there.
  ///
  /// @param seq the last one
  void wrote(FileChannel segment, long seq) {
    writtenSeq = seq;
    if (dirty.get() != segment) {
      dirty.set(segment);
      LockSupport.unpark(thread);
    }
  }

  /// Nothing more will be written there: it is brought to the disk and closed.
  void finish(FileChannel segment) {
    full.add(segment);
    LockSupport.unpark(thread);
  }

  /// Seqs behind this one will be needed soon.
  void reserve(long seq) {
    if (reserveFor == 0) {
      reserveFor = seq;
      LockSupport.unpark(thread);
    }
  }

  /// Ends, and waits until everything is on the disk.
  void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Guard.keep("the log's syncer", this::work);
  }

  private void work() {
    while (!closed) {
      if (dirty.get() == null && full.isEmpty() && reserveFor == 0) {
        LockSupport.park(this);
        continue;
      }
      sync();
      pause();
    }
    sync();
  }

  private void sync() {
    for (FileChannel segment = full.poll(); segment != null; segment = full.poll()) {
      force(segment);
      close(segment);
    }
    FileChannel written = dirty.getAndSet(null);
    if (written != null) {
      force(written);
      tellGiven();
    }
    long seq = reserveFor;
    if (seq > 0) {
      try {
        state.reserve(seq);
      } catch (IOException e) {
        log.debug("no seqs could be reserved ahead: {}", e.getMessage());
      }
      reserveFor = 0;
    }
  }

  private void tellGiven() {
    try {
      state.gave(writtenSeq);
    } catch (IOException e) {
      log.debug("the log's state could not be brought up to date: {}", e.getMessage());
    }
  }

  private static void force(FileChannel segment) {
    try {
      segment.force(false);
    } catch (IOException e) {
      if (segment.isOpen()) {
        log.error("the log could not be brought to the disk: {}", e.getMessage());
      }
    }
  }

  private static void close(FileChannel segment) {
    try {
      segment.close();
    } catch (IOException e) {
      log.warn("a segment of the log could not be closed: {}", e.getMessage());
    }
  }

  private void pause() {
    long end = System.nanoTime() + SYNC_NANOS;
    for (long left = SYNC_NANOS; left > 0 && !closed; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }
}
