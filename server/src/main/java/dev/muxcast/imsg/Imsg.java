package dev.muxcast.imsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One message of tmux's socket protocol (version 8, tmux 2.0 to 3.8): the numbers of
/// `tmux-protocol.h`, and those messages that we send. All numbers are of the machine's own byte
/// order, as both ends run on it.
///
/// @param type one of the constants, or another that tmux may know
/// @param bytes where the body is, which follows the header; what was read last, so it holds only
///   until more is read
/// @see <a href="https://man.openbsd.org/imsg_init.3">imsg_init(3)</a>
record Imsg(int type, byte[] bytes, int from, int to) {

  static final int VERSION = 12;
  static final int IDENTIFY_TERM = 101;
  static final int IDENTIFY_TTYNAME = 102;
  static final int IDENTIFY_DONE = 106;
  static final int IDENTIFY_CLIENTPID = 107;
  static final int IDENTIFY_CWD = 108;
  static final int IDENTIFY_FLAGS = 100;
  static final int IDENTIFY_LONGFLAGS = 111;
  static final int COMMAND = 200;
  static final int EXIT = 203;
  static final int EXITED = 204;
  static final int SHUTDOWN = 210;
  static final int OLD_STDERR = 211;
  static final int OLD_STDOUT = 213;
  static final int FLAGS = 218;
  static final int WRITE_OPEN = 303;
  static final int WRITE = 304;
  static final int WRITE_READY = 305;
  static final int WRITE_CLOSE = 306;

  /// The header: `type, len, flags, peerid, pid`; from 3.6 on `len` is as wide as `len, flags`
  /// were, which for messages of this size and without descriptors are the same bytes.
  static final int HEADER = 16;

  /// MAX_IMSGSIZE, the header included.
  static final int LONGEST = 16_384;

  private static final int PROTOCOL = 8;
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  /// CLIENT_UTF8: names and screens come as they are, not with `_` for what is not ASCII.
  private static final int UTF8 = 0x10000;

  private static final byte[] DUMB = {'d', 'u', 'm', 'b', 0};
  private static final byte[] NOTHING = {0};
  private static final byte[] ROOT = {'/', 0};

  /// How long all is that says who we are.
  private static final int IDENTITY =
      7 * HEADER + 4 + 8 + DUMB.length + NOTHING.length + ROOT.length + 4;

  /// What a client says first: who it is, without a terminal and without the control flag, and what
  /// it wants.
  ///
  /// @param arguments the command list as arguments, `;` between commands
  /// @param pid ours, for tmux's own messages
  /// @throws IllegalArgumentException when an argument holds a NUL, or all of them are too long
  static byte[] opening(List<String> arguments, int pid) {
    List<byte[]> words = new ArrayList<>(arguments.size());
    int length = 4;
    for (String argument : arguments) {
      if (argument.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("the text holds the control character U+0000");
      }
      byte[] word = argument.getBytes(StandardCharsets.UTF_8);
      words.add(word);
      length += word.length + 1;
    }
    if (length > LONGEST - HEADER) {
      throw new IllegalArgumentException("a command of " + length + " bytes is too long for tmux");
    }
    ByteBuffer out = ByteBuffer.allocate(IDENTITY + HEADER + length).order(ByteOrder.nativeOrder());
    header(out, IDENTIFY_FLAGS, 4, pid).putInt(UTF8);
    header(out, IDENTIFY_LONGFLAGS, 8, pid).putLong(UTF8);
    text(out, IDENTIFY_TERM, DUMB, pid);
    text(out, IDENTIFY_TTYNAME, NOTHING, pid);
    text(out, IDENTIFY_CWD, ROOT, pid);
    header(out, IDENTIFY_CLIENTPID, 4, pid).putInt(pid);
    header(out, IDENTIFY_DONE, 0, pid);
    header(out, COMMAND, length, pid).putInt(words.size());
    for (byte[] word : words) {
      out.put(word).put((byte) 0);
    }
    return out.array();
  }

  /// We may be written to.
  static byte[] writeReady(int stream, int pid) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + 8).order(ByteOrder.nativeOrder());
    return header(out, WRITE_READY, 8, pid).putInt(stream).putInt(0).array();
  }

  int length() {
    return to - from;
  }

  /// A number in the body; `otherwise` where it is too short.
  int number(int at, int otherwise) {
    return length() < at + 4 ? otherwise : number(bytes, from + at);
  }

  /// A number of the machine's own byte order.
  static int number(byte[] in, int at) {
    int a = in[at] & 0xff;
    int b = in[at + 1] & 0xff;
    int c = in[at + 2] & 0xff;
    int d = in[at + 3] & 0xff;
    return LITTLE ? d << 24 | c << 16 | b << 8 | a : a << 24 | b << 16 | c << 8 | d;
  }

  private static ByteBuffer header(ByteBuffer out, int type, int length, int pid) {
    out.putInt(type).putShort((short) (HEADER + length)).putShort((short) 0);
    return out.putInt(PROTOCOL).putInt(pid);
  }

  private static void text(ByteBuffer out, int type, byte[] text, int pid) {
    header(out, type, text.length, pid).put(text);
  }
}
