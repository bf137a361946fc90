package dev.muxcast.imsg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One command list and its answer, over one connection: `client.c` and `file.c` of tmux, as far as
/// a client without a terminal is concerned. Whatever else a server says, such as `MSG_EXEC`, is
/// not done, and ends the talk.
///
/// No I/O; on one thread.
final class Talk {

  /// Far more than any list of ours asks for, and little enough to be held.
  static final int MOST_BYTES = 4 << 20;

  private static final int OUT = 1;
  private static final int ERROR = 2;

  private final int pid;
  private final ImsgDecoder decoder = new ImsgDecoder();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private final ByteArrayOutputStream error = new ByteArrayOutputStream(0);
  private final List<byte[]> toSend = new ArrayList<>();
  private int opened;
  private int status = -1;
  private @Nullable Answer answer;

  Talk(List<String> arguments, int pid) {
    this.pid = pid;
    toSend.add(Imsg.opening(arguments, pid));
  }

  /// What is to be sent now, in order; asked for once.
  List<byte[]> takeToSend() {
    List<byte[]> list = List.copyOf(toSend);
    toSend.clear();
    return list;
  }

  /// How it ended, null while it goes on.
  @Nullable Answer answer() {
    return answer;
  }

  /// Takes what the server sent.
  void read(byte[] bytes, int length) {
    if (answer != null) {
      return;
    }
    decoder.feed(bytes, length);
    try {
      Imsg next = decoder.next();
      while (next != null) {
        message(next);
        next = answer == null ? decoder.next() : null;
      }
    } catch (ImsgException e) {
      answer = new Answer.Hostile(e.reason());
    }
  }

  /// The server closed the connection.
  void closed() {
    if (answer == null) {
      answer = status < 0 ? new Answer.Gone("the server went away") : done();
    }
  }

  private void message(Imsg message) {
    switch (message.type()) {
      case Imsg.WRITE_OPEN -> open(message);
      case Imsg.WRITE -> write(message);
      case Imsg.WRITE_CLOSE, Imsg.FLAGS -> {}
      case Imsg.EXIT -> {
        status = message.number(0, 0);
        toSend.add(Imsg.exiting(pid));
      }
      case Imsg.EXITED -> answer = status < 0 ? new Answer.Gone("the server ended us") : done();
      case Imsg.SHUTDOWN -> answer = new Answer.Gone("the server shuts down");
      case Imsg.VERSION, Imsg.OLD_STDOUT, Imsg.OLD_STDERR ->
          answer = new Answer.OtherProtocol("it speaks another version of tmux's protocol");
      default ->
          answer = new Answer.Hostile("it sends message " + message.type() + ", unasked for");
    }
  }

  private void open(Imsg message) {
    int stream = message.number(0, -1);
    boolean ours = (stream == OUT || stream == ERROR) && message.number(4, -1) == stream;
    if (ours && (opened & stream) == 0) {
      opened |= stream;
      toSend.add(Imsg.writeReady(stream, pid));
    } else {
      answer = new Answer.Hostile("it wants to write a file");
    }
  }

  private void write(Imsg message) {
    ByteArrayOutputStream to =
        switch (message.number(0, -1)) {
          case OUT -> out;
          case ERROR -> error;
          default -> null;
        };
    if (to == null || out.size() + error.size() + message.body().length > MOST_BYTES) {
      answer = new Answer.Hostile("it writes what was not asked for");
    } else {
      to.write(message.body(), 4, message.body().length - 4);
    }
  }

  private Answer done() {
    String said = out.toString(StandardCharsets.UTF_8);
    List<String> lines = said.isEmpty() ? List.of() : lines(said);
    String complaint = error.toString(StandardCharsets.UTF_8).strip();
    return new Answer.Done(status == 0 && complaint.isEmpty(), lines, complaint);
  }

  /// Line feeds alone end lines: a screen may hold other characters that Java takes for ends.
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }
}
