package dev.muxcast.bench.load;

import java.nio.ByteBuffer;

/// Takes the text frames of one connection, on the fleet's thread.
public interface FrameSink {

  /// One whole text frame.
  ///
  /// @param bytes holds the payload from `start`, little-endian, only during this call; at least 8
  ///   more bytes behind the payload may be read, and mean nothing
  /// @param nanos `System.nanoTime()` right after the read that brought the frame
  void text(ByteBuffer bytes, int start, int length, long nanos);

  /// All frames of one read were handed over.
  default void readEnded() {}
}
