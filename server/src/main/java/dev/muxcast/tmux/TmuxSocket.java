package dev.muxcast.tmux;

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
}
