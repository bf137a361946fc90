package dev.muxcast.imsg;

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
  private final AnswerRoom room;
  private final ImsgDecoder decoder = new ImsgDecoder();
  private final List<byte[]> toSend = new ArrayList<>(2);
  private AnswerRoom.@Nullable Bytes out;
  private AnswerRoom.@Nullable Bytes error;
  private int bytes;
  private int opened;
  private @Nullable Answer answer;

  Talk(List<String> arguments, int pid, AnswerRoom room) {
    this.pid = pid;
    this.room = room;
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
      answer = new Answer.Gone("the server went away");
    }
  }

  private void message(Imsg message) {
    switch (message.type()) {
      case Imsg.WRITE_OPEN -> open(message);
      case Imsg.WRITE -> write(message);
      case Imsg.WRITE_CLOSE, Imsg.FLAGS -> {}
      // tmux says so once it has written everything. It would be told that we have seen it, and
      // tell that it has seen that; a client that is gone spares it both.
      case Imsg.EXIT -> answer = done(message.number(0, 0));
      case Imsg.EXITED -> answer = new Answer.Gone("the server ended us");
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
    int stream = message.number(0, -1);
    bytes += message.length();
    if (stream != OUT && stream != ERROR || bytes > MOST_BYTES) {
      answer = new Answer.Hostile("it writes what was not asked for");
      return;
    }
    AnswerRoom.Bytes to = stream == OUT ? out : error;
    if (to == null) {
      to = room.take();
      if (stream == OUT) {
        out = to;
      } else {
        error = to;
      }
    }
    to.write(message.bytes(), message.from() + 4, message.length() - 4);
  }

  private Answer done(int status) {
    String complaint = String.join("\n", lines(error)).strip();
    return new Answer.Done(status == 0 && complaint.isEmpty(), lines(out), complaint);
  }

  private List<String> lines(AnswerRoom.@Nullable Bytes said) {
    return said == null ? List.of() : room.lines(said);
  }
}
