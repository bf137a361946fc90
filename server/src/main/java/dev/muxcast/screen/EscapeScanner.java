package dev.muxcast.screen;

import java.nio.charset.StandardCharsets;

/// Takes a pane's bytes apart into characters, controls and escape sequences, whatever the places
/// at which the bytes were cut: a UTF-8 character or a sequence may span any number of calls.
///
/// It does no more than find the borders: what a sequence means is up to the [Handler]. No I/O; one
/// instance per pane, used by one thread at a time. Bytes that are not UTF-8 become U+FFFD, as the
/// Unicode standard recommends; C1 controls, DEL and every kind of string but OSC are swallowed.
///
/// Source: ECMA-48 §5.4 and §8.3, and the states of `input.c` in tmux, which ends an OSC at any ESC
/// but a DCS only at ESC \.
final class EscapeScanner {

  /// What the scanner found. Called on the thread that feeds it.
  interface Handler {

    /// A character that is neither C0, DEL nor C1.
    void print(int codePoint);

    /// A C0 control outside every sequence, ESC, CAN and SUB excepted.
    void control(int c0);

    /// An `ESC` sequence with no parameters; `intermediate` is 0 when there is none.
    void escape(int intermediate, int last);

    /// A control sequence.
    ///
    /// @param marker the private marker (`?`, `>`, `<`, `=`), or 0
    /// @param intermediate the last intermediate byte, or 0
    void sequence(int marker, Parameters parameters, int intermediate, int last);

    /// The text of an OSC, cut after [#OSC_LIMIT] bytes.
    void command(String text);
  }

  /// The numbers of a control sequence; one that was left out is 0. Valid during the call only.
  static final class Parameters {
    private final int[] values = new int[16];
    private int count;

    int count() {
      return count;
    }

    /// The n-th number from 0, or 0 when there are fewer.
    int at(int index) {
      return index < count ? values[index] : 0;
    }

    private void clear() {
      count = 0;
    }

    private void digit(int digit) {
      if (count == 0) {
        values[count++] = 0;
      }
      int value = values[count - 1];
      values[count - 1] = Math.min(value * 10 + digit, 100_000);
    }

    private void next() {
      if (count == 0) {
        values[count++] = 0;
      }
      if (count < values.length) {
        values[count++] = 0;
      }
    }
  }

  /// How many bytes of an OSC are kept; agents' titles and status words are far shorter.
  static final int OSC_LIMIT = 512;

  /// A string that goes on for longer is not one: the program died in the middle of it.
  private static final int STRING_LIMIT = 1 << 20;

  private enum State {
    GROUND,
    ESCAPE,
    ESCAPE_INTERMEDIATE,
    SEQUENCE,
    COMMAND,
    STRING,
    DCS,
    DCS_ESCAPE
  }

  private State state = State.GROUND;
  private int marker;
  private int intermediate;
  private final Parameters parameters = new Parameters();
  private byte[] command = new byte[0];
  private int stringLength;

  private int utf8Left;
  private int utf8Value;
  private int utf8Least;

  /// Forgets what was begun: the bytes that follow do not continue it.
  void reset() {
    state = State.GROUND;
    utf8Left = 0;
  }

  /// Takes the next bytes and tells the handler what they hold.
  void feed(byte[] bytes, int offset, int length, Handler handler) {
    for (int i = offset; i < offset + length; i++) {
      int b = bytes[i] & 0xff;
      if (state == State.GROUND) {
        ground(b, handler);
      } else {
        inside(b, handler);
      }
    }
  }

  private void ground(int b, Handler handler) {
    if (b >= 0x80) {
      utf8(b, handler);
      return;
    }
    if (utf8Left > 0) {
      utf8Left = 0;
      handler.print(0xfffd);
    }
    if (b >= 0x20 && b < 0x7f) {
      handler.print(b);
    } else if (b == 0x1b) {
      state = State.ESCAPE;
      intermediate = 0;
    } else if (b < 0x20 && b != 0x18 && b != 0x1a) {
      handler.control(b);
    }
  }

  private void utf8(int b, Handler handler) {
    if ((b & 0xc0) == 0x80) {
      if (utf8Left == 0) {
        handler.print(0xfffd);
        return;
      }
      utf8Value = utf8Value << 6 | b & 0x3f;
      if (--utf8Left == 0) {
        boolean surrogate = utf8Value >= 0xd800 && utf8Value <= 0xdfff;
        if (utf8Value < utf8Least || utf8Value > 0x10ffff || surrogate) {
          handler.print(0xfffd);
        } else if (utf8Value >= 0xa0) {
          handler.print(utf8Value);
        }
      }
      return;
    }
    if (utf8Left > 0) {
      handler.print(0xfffd);
    }
    utf8Left = b >= 0xf5 || b < 0xc2 ? 0 : b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
    if (utf8Left == 0) {
      handler.print(0xfffd);
      return;
    }
    utf8Value = b & 0x3f >> utf8Left;
    utf8Least = utf8Left == 3 ? 0x10000 : utf8Left == 2 ? 0x800 : 0x80;
  }

  private void inside(int b, Handler handler) {
    if (b == 0x18 || b == 0x1a) {
      state = State.GROUND;
      return;
    }
    switch (state) {
      case GROUND -> ground(b, handler);
      case ESCAPE, ESCAPE_INTERMEDIATE -> escape(b, handler);
      case SEQUENCE -> sequence(b, handler);
      case COMMAND -> commandByte(b, handler);
      case STRING -> {
        if (b == 0x1b) {
          state = State.ESCAPE;
          intermediate = 0;
        } else {
          countString();
        }
      }
      case DCS -> {
        if (b == 0x1b) {
          state = State.DCS_ESCAPE;
        } else {
          countString();
        }
      }
      case DCS_ESCAPE -> state = b == '\\' ? State.GROUND : State.DCS;
    }
  }

  private void escape(int b, Handler handler) {
    if (b == 0x1b) {
      state = State.ESCAPE;
      intermediate = 0;
    } else if (b < 0x20) {
      handler.control(b);
    } else if (b < 0x30) {
      intermediate = b;
      state = State.ESCAPE_INTERMEDIATE;
    } else if (b >= 0x7f) {
      state = b == 0x7f ? state : State.GROUND;
    } else if (state == State.ESCAPE_INTERMEDIATE) {
      state = State.GROUND;
      handler.escape(intermediate, b);
    } else {
      begin(b, handler);
    }
  }

  private void begin(int b, Handler handler) {
    stringLength = 0;
    switch (b) {
      case '[' -> {
        marker = 0;
        intermediate = 0;
        parameters.clear();
        state = State.SEQUENCE;
      }
      case ']' -> state = State.COMMAND;
      case 'P' -> state = State.DCS;
      case '_', '^', 'X', 'k' -> state = State.STRING;
      default -> {
        state = State.GROUND;
        handler.escape(0, b);
      }
    }
  }

  private void sequence(int b, Handler handler) {
    if (b >= '0' && b <= '9') {
      parameters.digit(b - '0');
    } else if (b == ';' || b == ':') {
      parameters.next();
    } else if (b >= 0x3c && b <= 0x3f) {
      marker = b;
    } else if (b >= 0x40 && b < 0x7f) {
      state = State.GROUND;
      handler.sequence(marker, parameters, intermediate, b);
    } else if (b == 0x1b) {
      state = State.ESCAPE;
      intermediate = 0;
    } else if (b < 0x20) {
      handler.control(b);
    } else if (b < 0x30) {
      intermediate = b;
    } else if (b >= 0x80) {
      state = State.GROUND;
      ground(b, handler);
    }
  }

  private void commandByte(int b, Handler handler) {
    if (b == 0x07 || b == 0x1b) {
      state = b == 0x07 ? State.GROUND : State.ESCAPE;
      intermediate = 0;
      handler.command(
          new String(command, 0, Math.min(stringLength, OSC_LIMIT), StandardCharsets.UTF_8));
      command = new byte[0];
    } else if (b >= 0x20) {
      if (stringLength < OSC_LIMIT) {
        if (stringLength == command.length) {
          command = java.util.Arrays.copyOf(command, Math.max(32, command.length * 2));
        }
        command[stringLength] = (byte) b;
      }
      countString();
    }
  }

  private void countString() {
    if (++stringLength > STRING_LIMIT) {
      command = new byte[0];
      state = State.GROUND;
    }
  }
}
