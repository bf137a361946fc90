package dev.muxcast.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/// The writing side of one socket. Owns its output stream: a thread takes the lock, writes whole
/// frames and lets go, so frames of the reader's replies and of the follower's events never mix.
///
/// A write blocks as long as the client does not read; the watchdog looks at `stalledSince` and
/// resets the socket, which ends the blocked write with an exception.
final class FrameSink {
  /// A write is cut here, so that progress can be seen between the pieces.
  private static final int PIECE = 64 * 1024;

  private final Socket socket;
  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long writingSinceNanos;
  private volatile boolean writing;

  /// @param socket the plain one, also below TLS: to close that one never waits for a write
  FrameSink(Socket socket, OutputStream out) {
    this.socket = socket;
    this.out = out;
  }

  /// The lock that whoever writes holds. State that decides what is written is guarded by it too.
  ReentrantLock lock() {
    return lock;
  }

  /// Writes frames. The caller holds the lock.
  void write(byte[] frames, int offset, int length) throws IOException {
    writing = true;
    try {
      int end = offset + length;
      for (int at = offset; at < end; at += PIECE) {
        writingSinceNanos = System.nanoTime();
        out.write(frames, at, Math.min(PIECE, end - at));
      }
    } finally {
      writing = false;
    }
  }

  /// Writes frames, taking the lock itself.
  void writeAlone(byte[] frames) throws IOException {
    lock.lock();
    try {
      write(frames, 0, frames.length);
    } finally {
      lock.unlock();
    }
  }

  /// Whether a write has made no progress for that long.
  boolean stalled(long nowNanos, long limitMillis) {
    return writing && nowNanos - writingSinceNanos > limitMillis * 1_000_000L;
  }

  /// Ends the connection at once, throwing away what was not sent.
  void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed already: what we want.
    }
    close();
  }

  /// Ends the connection; what was written is still delivered.
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nobody is left to tell.
    }
  }
}
