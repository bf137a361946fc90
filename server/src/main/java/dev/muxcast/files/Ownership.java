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
/// @param mode its permissions
public record Ownership(int user, int mode, boolean link) {
  private static final int OTHERS = 07;
  private static final int OTHERS_WRITE = 02;
  private static final int GROUP_WRITE = 020;
  private static final int STICKY = 01000;

  /// Reads its attributes, nothing more.
  public static Ownership of(Path path) throws IOException {
    Map<String, Object> its =
        Files.readAttributes(path, "unix:uid,mode,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
    return new Ownership(
        number(its.get("uid")),
        number(its.get("mode")),
        Boolean.TRUE.equals(its.get("isSymbolicLink")));
  }

  /// The number of the user for whom this process runs.
  ///
  /// @throws IOException where that can't be told
  public static int ourUser() throws IOException {
    return number(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /// Whether it is neither that user's nor root's, who may do all.
  public boolean foreignTo(int who) {
    return user != who && user != 0;
  }

  /// Whether anybody may do anything there.
  public boolean openToOthers() {
    return (mode & OTHERS) != 0;
  }

  /// Whether anybody may write there.
  public boolean othersWrite() {
    return (mode & OTHERS_WRITE) != 0;
  }

  /// Whether its group may write there.
  public boolean groupWrites() {
    return (mode & GROUP_WRITE) != 0;
  }

  /// Whether nobody may replace there what is another's.
  public boolean sticky() {
    return (mode & STICKY) != 0;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : -1;
  }
}
