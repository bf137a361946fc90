package dev.muxcast.imsg;

import dev.muxcast.files.Ownership;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Whether a socket may be talked to: only the user's own, closed to everybody else, where nobody
/// else can put another in its place, neither of it nor of any folder above. So what was found
/// holds also a moment later, when it is connected to.
///
/// Any thread. Reads attributes of files, nothing more.
public final class SocketTrust {
  private final int user;
  private final int group;

  /// @param user the number of the user whose tmux servers may be talked to
  /// @param group of the group that is theirs
  public SocketTrust(int user, int group) {
    this.user = user;
    this.group = group;
  }

  /// Who this process runs as.
  ///
  /// @throws IOException where that can't be told
  public static SocketTrust ours() throws IOException {
    return new SocketTrust(Ownership.ourUser(), Ownership.ourGroup());
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
    Ownership its = Ownership.of(socket);
    if (its.user() != user) {
      return "the socket " + socket + " belongs to another user";
    }
    if (its.openToOthers()) {
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
    Ownership its = Ownership.of(folder);
    if (its.foreignTo(user)) {
      return "the folder " + folder + " belongs to another user";
    }
    return its.letsOthersReplace(group)
        ? "other users may write to the folder " + folder + "; mend it with: chmod go-w " + folder
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
}
