package dev.muxcast.cli;

import dev.muxcast.client.SafeText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The only way to the user's terminal: nothing that could steer it passes but what [Style] paints.
/// Standard output is buffered, and says when its reader has gone (`muxcast tail | head`). Owned by
/// one thread.
final class Output implements AutoCloseable {

  /// Nobody reads standard output any more: the command is done.
  static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final OutputStream out;
  private @Nullable ArrayDeque<String> held;
  private int mostHeld;

  Output(OutputStream out) {
    this.out = out;
  }

  static Output standard() {
    return new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
  }

  /// A line of standard error.
  static void complain(String text) {
    System.err.println(SafeText.of(text));
  }

  void line(String text) {
    raw(SafeText.of(text) + "\n");
  }

  void line(Line line) {
    raw(line + "\n");
  }

  /// Text of several lines.
  void text(String text) {
    text.lines().forEach(this::line);
  }

  /// A JSON text, harmless to a terminal and of the same meaning.
  void json(String json) {
    raw(SafeText.ofJson(json) + "\n");
  }

  /// From now on only the last lines are kept, and none written, until [#release].
  void holdLast(int most) {
    held = new ArrayDeque<>();
    mostHeld = most;
  }

  /// Writes the lines that were kept.
  void release() {
    ArrayDeque<String> lines = held;
    held = null;
    if (lines != null) {
      lines.forEach(this::raw);
    }
  }

  /// What the program itself makes up, such as a picture by escape sequences.
  void raw(String own) {
    if (held != null) {
      held.add(own);
      if (held.size() > mostHeld) {
        held.remove();
      }
      return;
    }
    try {
      out.write(own.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new ReaderGone();
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException gone) {
      throw new ReaderGone();
    }
  }

  /// Makes all visible; standard output itself stays open.
  @Override
  public void close() {
    flush();
  }
}
