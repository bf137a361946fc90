package dev.muxcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose a path is and who may do what there, as the kernel says of it; a link is not followed.
///
/// @param user the number of its owner
/// @param group the number of its group
/// @param mode its permissions
public record Ownership(int user, int group, int mode, boolean link) {
  private static final int OTHERS = 07;
  private static final int OTHERS_WRITE = 02;
  private static final int GROUP_WRITE = 020;
  private static final int STICKY = 01000;

  /// Reads its attributes, nothing more.
  public static Ownership of(Path path) throws IOException {
    Map<String, Object> its =
        Files.readAttributes(path, "unix:uid,gid,mode,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
    return new Ownership(
        number(its.get("uid")),
        number(its.get("gid")),
        number(its.get("mode")),
        Boolean.TRUE.equals(its.get("isSymbolicLink")));
  }

  /// The number of the user for whom this process runs.
  ///
  /// @throws IOException where that can't be told
  public static int ourUser() throws IOException {
    return number(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /// The number of the group for which this process runs: on most machines the user's alone.
  ///
  /// @throws IOException where that can't be told
  public static int ourGroup() throws IOException {
    return number(Files.getAttribute(Path.of("/proc/self"), "unix:gid"));
  }

  /// Whether it is neither that user's nor root's, who may do all.
  public boolean foreignTo(int who) {
    return user != who && user != 0;
  }

  /// Whether anybody may do anything there.
  public boolean openToOthers() {
    return (mode & OTHERS) != 0;
  }

  /// Whether anybody but its owner may write there.
  public boolean othersWrite() {
    return (mode & (OTHERS_WRITE | GROUP_WRITE)) != 0;
  }

  /// Whether somebody who is not in that group may replace there what is another's.
  public boolean letsOthersReplace(int ourGroup) {
    int theirs = group == ourGroup ? OTHERS_WRITE : OTHERS_WRITE | GROUP_WRITE;
    return (mode & STICKY) == 0 && (mode & theirs) != 0;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : -1;
  }
}
