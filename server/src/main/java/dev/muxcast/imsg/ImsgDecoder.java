package dev.muxcast.imsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes tmux's bytes apart into messages, however they are cut. No I/O; one connection's, on one
/// thread.
final class ImsgDecoder {

  private byte[] held = new byte[4096];
  private int from;
  private int to;

  /// Takes what was read.
  void feed(byte[] bytes, int length) {
    if (held.length - to < length) {
      int kept = to - from;
      byte[] roomy = kept + length > held.length ? new byte[2 * (kept + length)] : held;
      System.arraycopy(held, from, roomy, 0, kept);
      held = roomy;
      from = 0;
      to = kept;
    }
    System.arraycopy(bytes, 0, held, to, length);
    to += length;
  }

  /// The next whole message, or null.
  ///
  /// @throws ImsgException when what comes is no such message: it can't be gone on with
  @Nullable Imsg next() throws ImsgException {
    if (to - from < Imsg.HEADER) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(held, from, Imsg.HEADER).order(ByteOrder.nativeOrder());
    int type = header.getInt();
    // The upper half: flags to 3.5, from 3.6 on the length's own, whose highest bit says that a
    // descriptor comes along. We want none, and read none.
    int length = header.getInt() & 0xffff;
    if (length < Imsg.HEADER || length > Imsg.LONGEST) {
      throw new ImsgException("a message of " + length + " bytes, which tmux never sends");
    }
    if (to - from < length) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(held, from + Imsg.HEADER, from + length);
    from += length;
    return new Imsg(type, body);
  }
}
