package dev.muxcast.tmux;

/// tmux's escapes of pane output: bytes below 0x20 and the backslash are written as a backslash and
/// three octal digits, everything else as it is. A backslash without them stands for itself.
///
/// Source: `control_append_data` of tmux 3.3a.
final class OctalEscapes {

  private OctalEscapes() {}

  /// How many bytes [#decode] gives.
  static int decodedLength(byte[] b, int from, int to) {
    int length = to - from;
    int i = from;
    while (i < to) {
      if (b[i] == '\\' && escape(b, i, to) >= 0) {
        length -= 3;
        i += 4;
      } else {
        i++;
      }
    }
    return length;
  }

  static byte[] decode(byte[] b, int from, int to, int decodedLength) {
    byte[] decoded = new byte[decodedLength];
    int at = 0;
    int i = from;
    while (i < to) {
      int value = b[i] == '\\' ? escape(b, i, to) : -1;
      if (value >= 0) {
        decoded[at++] = (byte) value;
        i += 4;
      } else {
        decoded[at++] = b[i++];
      }
    }
    return decoded;
  }

  private static int escape(byte[] b, int at, int to) {
    if (at + 3 >= to) {
      return -1;
    }
    int high = b[at + 1] - '0';
    int middle = b[at + 2] - '0';
    int low = b[at + 3] - '0';
    boolean octal = (high & ~3) == 0 && (middle & ~7) == 0 && (low & ~7) == 0;
    return octal ? high << 6 | middle << 3 | low : -1;
  }
}
