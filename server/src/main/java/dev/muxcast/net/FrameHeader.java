package dev.muxcast.net;

import org.jspecify.annotations.Nullable;

/// The header of one frame, gathered byte by byte (RFC 6455 §5.2). What a single header shows to be
/// wrong is refused here, on the first byte that shows it.
///
/// Not safe for use by several threads; owned by one [FrameDecoder].
final class FrameHeader {
  private final boolean maskExpected;
  private int count;
  private int first;
  private int second;
  private int lengthBytes;
  private long length;
  private final byte[] key = new byte[4];

  /// @param maskExpected whether frames must be masked (those of a client) or must not (§5.1)
  FrameHeader(boolean maskExpected) {
    this.maskExpected = maskExpected;
  }

  /// Takes the next byte; answers what is wrong with the header so far, or null.
  @Nullable String accept(byte value) {
    int at = count++;
    if (at == 0) {
      first = value & 0xFF;
      return refuseFirst();
    }
    if (at == 1) {
      second = value & 0xFF;
      int announced = second & 0x7F;
      lengthBytes = announced == 126 ? 2 : announced == 127 ? 8 : 0;
      length = lengthBytes == 0 ? announced : 0;
      return refuseSecond(announced);
    }
    if (at < 2 + lengthBytes) {
      length = length << 8 | (value & 0xFF);
      return at == 1 + lengthBytes ? refuseLength() : null;
    }
    key[at - 2 - lengthBytes] = value;
    return null;
  }

  /// Whether all bytes of the header are there.
  boolean complete() {
    return count >= 2 && count == 2 + lengthBytes + (masked() ? 4 : 0);
  }

  /// Makes it ready for the next frame.
  void reset() {
    count = 0;
  }

  /// How many of its bytes are there.
  int count() {
    return count;
  }

  boolean fin() {
    return (first & 0x80) != 0;
  }

  int opcode() {
    return first & 0x0F;
  }

  boolean masked() {
    return (second & 0x80) != 0;
  }

  /// The length of the payload in bytes.
  long length() {
    return length;
  }

  /// Whether the length is known, so that it can be held against a limit before the mask arrives.
  boolean lengthKnown() {
    return count >= 2 && count == 2 + lengthBytes;
  }

  /// Takes the mask off in place (§5.3).
  ///
  /// @param done how many bytes of this frame's payload came before these
  void unmask(byte[] bytes, int offset, int size, long done) {
    if (!masked()) {
      return;
    }
    int phase = (int) (done & 3);
    for (int at = 0; at < size; at++) {
      bytes[offset + at] ^= key[(at + phase) & 3];
    }
  }

  private @Nullable String refuseFirst() {
    if ((first & 0x70) != 0) {
      return "a reserved bit is set, and no extension was agreed on";
    }
    if (!Opcode.isKnown(opcode())) {
      return "the opcode is reserved";
    }
    if (Opcode.isControl(opcode()) && !fin()) {
      return "a control frame may not be fragmented";
    }
    return null;
  }

  private @Nullable String refuseSecond(int announced) {
    if (masked() != maskExpected) {
      return maskExpected ? "a client's frames must be masked" : "a server's frames are unmasked";
    }
    if (Opcode.isControl(opcode()) && announced > 125) {
      return "a control frame carries at most 125 bytes";
    }
    if (opcode() == Opcode.CLOSE && announced == 1) {
      return "a close code has two bytes";
    }
    return null;
  }

  private @Nullable String refuseLength() {
    if (length < 0) {
      return "the length's highest bit is set";
    }
    if (length < (lengthBytes == 2 ? 126 : 0x1_0000)) {
      return "the length is not in its shortest form";
    }
    return null;
  }
}
