package dev.muxcast.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Standard output, for commands that write much: buffered, and it says when the reader has gone
/// (`muxcast tail | head`). Owned by one thread.
final class Output {

  /// Nobody reads standard output any more: the command is done.
  static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final OutputStream out;

  Output(OutputStream out) {
    this.out = out;
  }

  static Output standard() {
    return new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
  }

  void line(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
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
}
