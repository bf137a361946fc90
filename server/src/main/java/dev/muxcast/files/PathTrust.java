package dev.muxcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether another user of this machine could put something of theirs where a path leads: by owning
/// a folder or link on the way, or by being let write there.
///
/// Any thread. Reads attributes of the folders on the way, nothing more. Root may do all, always.
///
/// @param user the number of the user whose paths these are
/// @param group of the group that is theirs
public record PathTrust(int user, int group) {
  /// For whom this process runs.
  ///
  /// @throws IOException where that can't be told
  public static PathTrust ours() throws IOException {
    return new PathTrust(Ownership.ourUser(), Ownership.ourGroup());
  }

  /// Why not to keep one's own things in that folder, in words for the user; null when nothing is
  /// against it. One that is missing is judged by those above it.
  public @Nullable String objectionToOwn(Path folder) throws IOException {
    String objection = objectionToWay(folder);
    if (objection != null || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return objection;
    }
    Ownership its = Ownership.of(folder.toRealPath());
    if (its.user() != user) {
      return "the folder " + folder + " belongs to another user";
    }
    return !its.othersWrite()
        ? null
        : "other users may write to the folder " + folder + "; mend it with: chmod go-w " + folder;
  }

  /// Why somebody else could lead the way to that folder elsewhere; null when nobody can.
  public @Nullable String objectionToWay(Path folder) throws IOException {
    Path given = folder.toAbsolutePath().normalize();
    Path real = Objects.requireNonNull(given.getRoot());
    for (int i = 1; i <= given.getNameCount(); i++) {
      Path step = given.getRoot().resolve(given.subpath(0, i));
      try {
        Ownership its = Ownership.of(step);
        if (its.link() && its.foreignTo(user)) {
          return "the link " + step + " belongs to another user";
        }
        real = step.toRealPath();
      } catch (NoSuchFileException e) {
        break;
      }
    }
    for (Path on = Files.exists(given) ? real.getParent() : real; on != null; on = on.getParent()) {
      Ownership its = Ownership.of(on);
      if (its.foreignTo(user)) {
        return "the folder " + on + " above it belongs to another user";
      }
      if (its.letsOthersReplace(group)) {
        return "other users may write to " + on + " above it; mend it with: chmod go-w " + on;
      }
    }
    return null;
  }
}
