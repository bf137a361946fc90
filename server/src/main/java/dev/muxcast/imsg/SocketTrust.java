package dev.muxcast.imsg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a socket may be talked to: only the user's own, closed to everybody else, where nobody
/// else can put another in its place, neither of it nor of any folder above. So what was found
/// holds also a moment later, when it is connected to.
///
/// Any thread. Reads attributes of files, nothing more.
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

  /// Where a path leads to, without links: what is asked about here, and then connected to.
  ///
  /// @throws NoSuchFileException when there is no such socket
  public static Path real(Path socket) throws IOException {
    return socket.toRealPath();
  }

  /// Why not to talk to it, in words for the user; null when nothing is against it.
  ///
  /// @param socket a path without links, of [#real]
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
    for (Path each = socket.getParent(); each != null; each = each.getParent()) {
      String objection = objectionTo(each);
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }

  private @Nullable String objectionTo(Path folder) throws IOException {
    Map<String, Object> around = attributes(folder);
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

  /// Refuses a socket that may not be talked to.
  ///
  /// @return where it really is, to be connected to: a link could lead elsewhere by then
  /// @throws IOException with the words of [#objection], or when there is no such socket
  public Path require(Path socket) throws IOException {
    Path real = real(socket);
    String objection = objection(real);
    if (objection != null) {
      throw new IOException(objection);
    }
    return real;
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : -1;
  }
}
