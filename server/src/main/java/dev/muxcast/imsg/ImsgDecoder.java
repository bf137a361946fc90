package dev.muxcast.imsg;

import org.jspecify.annotations.Nullable;

/// Takes tmux's bytes apart into messages, however they are cut. No I/O; one connection's, on one
/// thread.
final class ImsgDecoder {
  private static final int ROOM = 4096;

  /// Of its own: what could not be taken apart yet.
  private byte[] held = new byte[0];

  private byte[] bytes = held;
  private int from;
  private int to;

  /// Takes what was read, and holds it only until [#next] has told that it wants more.
  void feed(byte[] read, int length) {
    if (from == to) {
      bytes = read;
      from = 0;
      to = length;
    } else {
      hold(length);
      System.arraycopy(read, 0, bytes, to, length);
      to += length;
    }
  }

  /// The next whole message, or null: then more has to be read.
  ///
  /// @throws ImsgException when what comes is no such message: it can't be gone on with
  @Nullable Imsg next() throws ImsgException {
    if (to - from < Imsg.HEADER) {
      hold(0);
      return null;
    }
    int type = Imsg.number(bytes, from);
    // The upper half: flags to 3.5, from 3.6 on the length's own, whose highest bit says that a
    // descriptor comes along. We want none, and read none.
    int length = Imsg.number(bytes, from + 4) & 0xffff;
    if (length < Imsg.HEADER || length > Imsg.LONGEST) {
      throw new ImsgException("a message of " + length + " bytes, which tmux never sends");
    }
    if (to - from < length) {
      hold(0);
      return null;
    }
    int body = from + Imsg.HEADER;
    from += length;
    return new Imsg(type, bytes, body, from);
  }

  /// Brings what is left to a place of our own, with room for so much behind it.
  private void hold(int more) {
    int left = to - from;
    if (left + more > 0 && (bytes != held || held.length - to < more)) {
      byte[] roomy =
          held.length >= left + more ? held : new byte[Math.max(ROOM, 2 * (left + more))];
      System.arraycopy(bytes, from, roomy, 0, left);
      held = roomy;
      bytes = roomy;
      from = 0;
      to = left;
    }
  }
}
