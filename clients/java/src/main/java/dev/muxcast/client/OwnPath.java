package dev.muxcast.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether what stands at a path can be another user's: because that is whose it is, or because
/// somebody else owns, or may write to, a link or folder on the way. As the server judges it (its
/// `PathTrust`), so that a client believes no folder that its server would refuse. Reads
/// attributes, nothing more. No state.
public final class OwnPath {
  private static final int OTHERS_WRITE = 02;
  private static final int GROUP_WRITES = 020;
  private static final int STICKY = 01000;

  private OwnPath() {}

  /// Whose something is, a link itself where it is one.
  private record Its(int user, int group, int mode, boolean link) {

    static Its of(Path path) throws IOException {
      Map<String, Object> its =
          Files.readAttributes(path, "unix:uid,gid,mode,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
      return new Its(
          number(its.get("uid")),
          number(its.get("gid")),
          number(its.get("mode")),
          Boolean.TRUE.equals(its.get("isSymbolicLink")));
    }

    boolean may(int what) {
      return (mode & what) != 0;
    }

    /// Whether it is neither that user's nor root's, who may do all.
    boolean isForeignTo(Its us) {
      return user != us.user && user != 0;
    }

    /// Whether somebody but that user, and root who may do all, could put another in the place of
    /// what is in this folder.
    boolean letsOthersReplace(Its us) {
      boolean theirs = may(GROUP_WRITES) && group != us.group;
      return isForeignTo(us) || !may(STICKY) && (may(OTHERS_WRITE) || theirs);
    }
  }

  /// Why nothing that stands in that folder is to be believed; null when nothing is against it. One
  /// that is missing is judged by those above it.
  public static @Nullable String objectionTo(Path folder) {
    try {
      Its us = us();
      Path replaceable = replaceable(folder, us);
      if (replaceable != null) {
        String where = replaceable + ", on the way to " + folder;
        return Its.of(replaceable).isForeignTo(us)
            ? "Another user owns " + where + "; use a folder of your own."
            : "Other users may replace what is in "
                + where
                + "; use a folder of your own, or mend it with: chmod go-w "
                + replaceable;
      }
      Its its = Its.of(folder.toRealPath());
      if (its.user != us.user) {
        return "The folder " + folder + " belongs to another user.";
      }
      return its.may(OTHERS_WRITE | GROUP_WRITES)
          ? "Other users may write to the folder " + folder + "; mend it with: chmod go-w " + folder
          : null;
    } catch (NoSuchFileException none) {
      return null;
    } catch (IOException | UnsupportedOperationException unknown) {
      return "The folder " + folder + " can't be looked at: " + unknown.getMessage() + ".";
    }
  }

  /// Whether a socket is the user's own and nobody else could put another in its place.
  public static boolean isOwnSocket(Path socket) {
    try {
      Its us = us();
      return Its.of(socket.toRealPath()).user == us.user && replaceable(socket, us) == null;
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
  }

  private static Its us() throws IOException {
    Map<String, Object> its = Files.readAttributes(Path.of("/proc/self"), "unix:uid,gid");
    return new Its(number(its.get("uid")), number(its.get("gid")), 0, false);
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : -1;
  }

  /// The first link or folder on the way to that path that lets others lead it elsewhere, or null.
  private static @Nullable Path replaceable(Path path, Its us) throws IOException {
    Path real = path.toAbsolutePath().getRoot();
    for (Path name : path.toAbsolutePath().normalize()) {
      Its folder = Its.of(real);
      if (folder.letsOthersReplace(us)) {
        return real;
      }
      Path step = real.resolve(name);
      if (!Files.exists(step, LinkOption.NOFOLLOW_LINKS)) {
        return null;
      }
      if (Files.isSymbolicLink(step)) {
        if (Its.of(step).isForeignTo(us)) {
          return step;
        }
        Path target = step.toRealPath();
        Path found = replaceable(target, us);
        if (found != null) {
          return found;
        }
        real = target;
      } else {
        real = step;
      }
    }
    return null;
  }
}
