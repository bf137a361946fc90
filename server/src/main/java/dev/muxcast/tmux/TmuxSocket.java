package dev.muxcast.tmux;

import java.io.IOException;
import java.nio.file.Path;

/// A tmux server's socket.
///
/// @param label what the protocol calls the server: the socket's file name (`default`, or the name
///   behind `-L`), or its path where that name is taken by another folder's
/// @param path where it is, absolute
public record TmuxSocket(String label, Path path) {

  /// A socket labelled by its file name.
  public static TmuxSocket at(Path path) {
    return new TmuxSocket(String.valueOf(path.getFileName()), path.toAbsolutePath());
  }

  /// Whether it is what that path leads to, perhaps by links, as tmux follows them.
  public boolean isAt(String other) {
    try {
      return path.toString().equals(other) || path.toRealPath().equals(Path.of(other).toRealPath());
    } catch (IOException | RuntimeException e) {
      return false; // gone, or no path at all
    }
  }
}
