package dev.muxcast.imsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One message of tmux's socket protocol (version 8, tmux 2.0 to 3.8): the numbers of
/// `tmux-protocol.h`, and those messages that we send. All numbers are of the machine's own byte
/// order, as both ends run on it.
///
/// @param type one of the constants, or another that tmux may know
/// @param body what follows the header
/// @see <a href="https://man.openbsd.org/imsg_init.3">imsg_init(3)</a>
record Imsg(int type, byte[] body) {

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
  static final int EXITING = 205;
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

  /// CLIENT_UTF8: names and screens come as they are, not with `_` for what is not ASCII.
  private static final int UTF8 = 0x10000;

  /// What a client says first: who it is, without a terminal and without the control flag, and what
  /// it wants.
  ///
  /// @param arguments the command list as arguments, `;` between commands
  /// @param pid ours, for tmux's own messages
  /// @throws IllegalArgumentException when an argument holds a NUL, or all of them are too long
  static byte[] opening(List<String> arguments, int pid) {
    ByteBuffer words = arguments(arguments);
    ByteBuffer out = ByteBuffer.allocate(words.remaining() + 512).order(ByteOrder.nativeOrder());
    put(out, IDENTIFY_FLAGS, number(UTF8), pid);
    put(out, IDENTIFY_LONGFLAGS, longNumber(UTF8), pid);
    put(out, IDENTIFY_TERM, text("dumb"), pid);
    put(out, IDENTIFY_TTYNAME, text(""), pid);
    put(out, IDENTIFY_CWD, text("/"), pid);
    put(out, IDENTIFY_CLIENTPID, number(pid), pid);
    put(out, IDENTIFY_DONE, new byte[0], pid);
    byte[] body = new byte[words.remaining()];
    words.get(body);
    put(out, COMMAND, body, pid);
    return taken(out);
  }

  /// We may be written to.
  static byte[] writeReady(int stream, int pid) {
    ByteBuffer body = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    body.putInt(stream).putInt(0);
    return one(WRITE_READY, body.array(), pid);
  }

  /// We have seen the end.
  static byte[] exiting(int pid) {
    return one(EXITING, new byte[0], pid);
  }

  /// A number in the body; `otherwise` where it is too short.
  int number(int at, int otherwise) {
    return body.length < at + 4
        ? otherwise
        : ByteBuffer.wrap(body).order(ByteOrder.nativeOrder()).getInt(at);
  }

  private static ByteBuffer arguments(List<String> arguments) {
    int length = 4;
    for (String argument : arguments) {
      if (argument.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("the text holds the control character U+0000");
      }
      length += argument.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    if (length > LONGEST - HEADER) {
      throw new IllegalArgumentException("a command of " + length + " bytes is too long for tmux");
    }
    ByteBuffer body = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    body.putInt(arguments.size());
    for (String argument : arguments) {
      body.put(argument.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }
    return body.flip();
  }

  private static byte[] one(int type, byte[] body, int pid) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + body.length).order(ByteOrder.nativeOrder());
    put(out, type, body, pid);
    return taken(out);
  }

  private static void put(ByteBuffer out, int type, byte[] body, int pid) {
    out.putInt(type).putShort((short) (HEADER + body.length)).putShort((short) 0);
    out.putInt(PROTOCOL).putInt(pid).put(body);
  }

  private static byte[] taken(ByteBuffer out) {
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
  }

  private static byte[] longNumber(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(value).array();
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
