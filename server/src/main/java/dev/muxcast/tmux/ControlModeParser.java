package dev.muxcast.tmux;

import dev.muxcast.tmux.ControlMessage.Block;
import dev.muxcast.tmux.ControlMessage.Exit;
import dev.muxcast.tmux.ControlMessage.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Control mode without I/O: bytes in, messages out, however the bytes were cut.
///
/// Pane text can't pose as anything else. Output is escaped by tmux. Inside a block every line is
/// text until the guard with the opening guard's very time, number and flags; and where the sink
/// knows how many lines there must be ([Sink#linesExpected]), only in its place. A line `%exit`
/// inside a block is one of these lines, unless the stream ends after it.
///
/// Not thread-safe: one thread feeds it and its sink is called on that thread. Keeps one unfinished
/// line and one unfinished block; a line of more than [#LONGEST_LINE] bytes is cut there.
///
/// Source: `control.c`, `cmd-queue.c` (`cmdq_guard`) and `client.c` of tmux 3.3a to 3.8.
public final class ControlModeParser {

  /// Longer lines are cut: tmux writes lines of some 32 KB at most, but names know no limit.
  static final int LONGEST_LINE = 1 << 20;

  private static final int MOST_BLOCK_LINES = 200_000;

  /// Where messages go.
  public interface Sink {

    /// The next message.
    void message(ControlMessage message);

    /// Whether to decode that output. False: no [Output] is made of it, and counting the bytes is
    /// the sink's business.
    ///
    /// @param bytes its length, decoded
    default boolean accepts(int pane, int bytes) {
      return true;
    }

    /// How many lines the block that opens now has, or -1 where that is not known.
    ///
    /// @param requested whether it answers a command of this client
    default int linesExpected(boolean requested) {
      return -1;
    }
  }

  private final Sink sink;
  private byte[] carry = new byte[256];
  private int carried;

  private byte[] guard = {};
  private boolean inBlock;
  private boolean requested;
  private int expected;
  private long time;
  private long number;
  private List<String> lines = new ArrayList<>();

  /// A parser at the start of a stream.
  public ControlModeParser(Sink sink) {
    this.sink = sink;
  }

  /// Takes the next bytes; the sink has every message they complete when this returns. The array
  /// may be reused.
  public void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n') {
        if (carried == 0) {
          line(bytes, start, i);
        } else {
          carry(bytes, start, i);
          int whole = carried;
          carried = 0;
          line(carry, 0, whole);
          if (carry.length > 1 << 16) {
            carry = new byte[256];
          }
        }
        start = i + 1;
      }
    }
    carry(bytes, start, end);
  }

  /// Takes the end of the stream: what is unfinished is lost, but an `%exit` inside a block counts
  /// now.
  public void finish() {
    if (carried > 0) {
      int whole = carried;
      carried = 0;
      line(carry, 0, whole);
    }
    if (inBlock) {
      inBlock = false;
      String last = lines.isEmpty() ? "" : lines.getLast();
      int exit = last.lastIndexOf("%exit");
      if (exit >= 0) {
        sink.message(exitOf(last.substring(exit + "%exit".length())));
      }
    }
    lines = new ArrayList<>();
  }

  private void carry(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, LONGEST_LINE - carried);
    if (length <= 0) {
      return;
    }
    if (carried + length > carry.length) {
      carry = Arrays.copyOf(carry, Math.max(carried + length, carry.length * 2));
    }
    System.arraycopy(bytes, from, carry, carried, length);
    carried += length;
  }

  private void line(byte[] b, int from, int to) {
    if (inBlock) {
      blockLine(b, from, to);
    } else if (starts(b, from, to, EXTENDED)) {
      output(b, from + EXTENDED.length, to, true);
    } else if (starts(b, from, to, OUTPUT)) {
      output(b, from + OUTPUT.length, to, false);
    } else if (!starts(b, from, to, BEGIN) || !opens(b, from, to)) {
      other(b, from, to);
    }
  }

  private void other(byte[] b, int from, int to) {
    String line = text(b, from, to);
    if (line.equals("%exit") || line.startsWith("%exit ")) {
      sink.message(exitOf(line.substring("%exit".length())));
    } else {
      sink.message(Notifications.parse(line));
    }
  }

  private static Exit exitOf(String rest) {
    String reason = rest.strip();
    return new Exit(reason.isEmpty() ? null : reason);
  }

  /// `%begin TIME NUMBER FLAGS`: opens a block if it is exactly that.
  private boolean opens(byte[] b, int from, int to) {
    int at = from + BEGIN.length;
    int afterTime = digits(b, at, to);
    int afterNumber = afterTime < 0 ? -1 : digits(b, afterTime + 1, to);
    int afterFlags = afterNumber < 0 ? -1 : digits(b, afterNumber + 1, to);
    if (afterFlags != to || b[afterTime] != ' ' || b[afterNumber] != ' ') {
      return false;
    }
    guard = Arrays.copyOfRange(b, at, to);
    time = value(b, at, afterTime);
    number = value(b, afterTime + 1, afterNumber);
    requested = (value(b, afterNumber + 1, to) & 1) != 0;
    expected = sink.linesExpected(requested);
    lines = new ArrayList<>(Math.max(0, Math.min(expected, 500)));
    inBlock = true;
    return true;
  }

  private void blockLine(byte[] b, int from, int to) {
    if (from < to && b[from] == '%' && (expected < 0 || lines.size() == expected)) {
      if (starts(b, from, to, END) && isGuard(b, from + END.length, to)) {
        close(true);
        return;
      }
      if (starts(b, from, to, ERROR) && isGuard(b, from + ERROR.length, to)) {
        close(false);
        return;
      }
    }
    if (lines.size() < MOST_BLOCK_LINES) {
      lines.add(text(b, from, to));
    }
  }

  private void close(boolean ok) {
    List<String> whole = lines;
    lines = List.of();
    inBlock = false;
    sink.message(new Block(time, number, requested, ok, whole));
  }

  private boolean isGuard(byte[] b, int from, int to) {
    return Arrays.equals(b, from, to, guard, 0, guard.length);
  }

  /// `%output %0 TEXT` or `%extended-output %0 AGE ... : TEXT`, from the pane on. What is in place
  /// of `...` is reserved by tmux.
  private void output(byte[] b, int from, int to, boolean extended) {
    int afterPane = from < to && b[from] == '%' ? digits(b, from + 1, to) : -1;
    if (afterPane < 0 || afterPane - from > 10 || afterPane == to || b[afterPane] != ' ') {
      other(b, from - (extended ? EXTENDED.length : OUTPUT.length), to);
      return;
    }
    int pane = (int) value(b, from + 1, afterPane);
    int at = afterPane + 1;
    long age = -1;
    if (extended) {
      int afterAge = digits(b, at, to);
      age = afterAge < 0 ? -1 : value(b, at, afterAge);
      while (at < to && !(b[at] == ':' && b[at - 1] == ' ')) {
        at++;
      }
      at = Math.min(to, at + 2);
    }
    int length = OctalEscapes.decodedLength(b, at, to);
    if (sink.accepts(pane, length)) {
      sink.message(new Output(PaneId.of(pane), OctalEscapes.decode(b, at, to, length), age));
    }
  }

  private static String text(byte[] b, int from, int to) {
    return new String(b, from, to - from, StandardCharsets.UTF_8);
  }

  /// The index after the digits that start at `from`; -1 when there are none or more than 18.
  private static int digits(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] >= '0' && b[at] <= '9') {
      at++;
    }
    return at == from || at - from > 18 ? -1 : at;
  }

  private static long value(byte[] b, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + b[i] - '0';
    }
    return value;
  }

  private static boolean starts(byte[] b, int from, int to, byte[] word) {
    return to - from >= word.length
        && b[from + 1] == word[1]
        && Arrays.equals(b, from, from + word.length, word, 0, word.length);
  }

  private static byte[] word(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  private static final byte[] OUTPUT = word("%output ");
  private static final byte[] EXTENDED = word("%extended-output ");
  private static final byte[] BEGIN = word("%begin ");
  private static final byte[] END = word("%end ");
  private static final byte[] ERROR = word("%error ");
}
