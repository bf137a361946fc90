package dev.muxcast.hooks;

import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of somebody's settings: read and replaced whole, through the links that lead to it, with
/// the permissions that it has, and with a copy of what it was before.
///
/// No state but its path.
record SettingsFile(Path path) {
  private static final long LONGEST = 4L << 20;

  /// Its text; null where there is no such file.
  @Nullable String read() throws IOException {
    if (!Files.exists(path)) {
      return null;
    }
    if (Files.size(path) > LONGEST) {
      throw new IOException(path + " is larger than any settings");
    }
    byte[] bytes = Files.readAllBytes(path);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!java.util.Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw new IOException(path + " is not UTF-8");
    }
    return text;
  }

  /// Replaces it, and keeps what it was beside it.
  ///
  /// @param before what was read; null where there was no file
  void write(@Nullable String before, String text) throws IOException {
    Path real = real();
    if (!java.util.Objects.equals(read(), before)) {
      throw new IOException(path + " was changed meanwhile; run this again");
    }
    Path fresh = real.resolveSibling(real.getFileName() + ".muxcast-new");
    if (before == null) {
      Files.createDirectories(real.toAbsolutePath().getParent());
      Files.writeString(fresh, text);
      PrivateFiles.takePlace(fresh, real);
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(real);
    if (!mode.contains(PosixFilePermission.OWNER_WRITE)) {
      throw new IOException(path + " is read-only; allow it by: chmod u+w " + real);
    }
    Files.copy(
        real, backup(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    // A copy first, so that the owner and the permissions are those of the old one.
    Files.copy(
        real, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(fresh, text);
    PrivateFiles.takePlace(fresh, real);
  }

  /// Removes it.
  void delete() throws IOException {
    Files.deleteIfExists(real());
  }

  /// Where what it was before is kept.
  Path backup() throws IOException {
    Path real = real();
    return real.resolveSibling(real.getFileName() + ".before-muxcast");
  }

  private Path real() throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    // A link may lead to a file that is not there yet.
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        ? path.resolveSibling(Files.readSymbolicLink(path))
        : path;
  }
}
