package dev.muxcast.server;

import dev.muxcast.net.CloseCode;
import java.io.IOException;

/// A person's hold on one pane. Any thread.
public interface Terminal extends AutoCloseable {

  /// Types the bytes, as they are, and waits until tmux has them.
  void type(byte[] bytes) throws IOException;

  /// Lets go, without waiting.
  @Override
  void close();

  /// What the person sees. Called by one thread, which may be held up: that slows nobody but them.
  interface View {

    /// The pane has this size; what follows draws its whole screen.
    void size(String paneId, int width, int height) throws IOException;

    /// What a terminal of that size is to be fed.
    void bytes(byte[] bytes) throws IOException;

    /// It is over.
    void ended(CloseCode code, String why) throws IOException;
  }
}
