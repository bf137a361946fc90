package dev.muxcast.imsg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a socket may be talked to: only the user's own, closed to everybody else, in a folder
/// where nobody else can put another in its place. tmux demands as much of its own folder
/// (`make_label`, tmux.c).
///
/// Any thread. Reads attributes of two files, nothing more.
public final class SocketTrust {
  private static final int OTHERS = 07;
  private static final int OTHERS_WRITE = 02;
  private static final int GROUP_WRITE = 020;
  private static final int STICKY = 01000;

  private final int user;

  /// @param user the number of the user whose tmux servers may be talked to
  public SocketTrust(int user) {
    this.user = user;
  }

  /// Who this process runs as.
  ///
  /// @throws IOException where that can't be told
  public static SocketTrust ours() throws IOException {
    return new SocketTrust(number(Files.getAttribute(Path.of("/proc/self"), "unix:uid")));
  }

  /// Why not to talk to it, in words for the user; null when nothing is against it.
  ///
  /// @throws NoSuchFileException when there is no such socket
  public @Nullable String objection(Path socket) throws IOException {
    Map<String, Object> its = attributes(socket);
    if (number(its.get("uid")) != user) {
      return "the socket " + socket + " belongs to another user";
    }
    if ((number(its.get("mode")) & OTHERS) != 0) {
      return "the socket "
          + socket
          + " is open to other users; mend it with: chmod o-rwx "
          + socket;
    }
    Path folder = Objects.requireNonNull(socket.toAbsolutePath().getParent());
    Map<String, Object> around = attributes(folder.toRealPath());
    int owner = number(around.get("uid"));
    int mode = number(around.get("mode"));
    if (owner != user && owner != 0) {
      return "the folder " + folder + " belongs to another user";
    }
    boolean replaceable =
        (mode & STICKY) == 0
            && ((mode & OTHERS_WRITE) != 0 || owner != user && (mode & GROUP_WRITE) != 0);
    return replaceable
        ? "other users may write to the folder " + folder + "; mend it with: chmod o-w " + folder
        : null;
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : -1;
  }
}
