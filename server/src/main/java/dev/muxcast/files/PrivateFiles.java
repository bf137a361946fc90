package dev.muxcast.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Files and folders for their owner only: made so from their first moment, and replaced whole or
/// not at all. No state; whoever writes one file from several threads serializes that.
public final class PrivateFiles {
  /// The permissions of a file that only its owner reads and writes.
  public static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /// Makes a new file one of these.
  public static final FileAttribute<Set<PosixFilePermission>> MODE =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFiles() {}

  /// Makes the folder, and those above it, where they are missing.
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER_MODE);
  }

  /// Whether nobody but the owner may do anything with the file.
  public static boolean isPrivate(Path file) throws IOException {
    return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
  }

  /// Makes or replaces the file: it is on the disk when this returns, and whatever fails meanwhile
  /// leaves the old one. Waits for the disk.
  public static void replace(Path file, String text) throws IOException {
    Path fresh = fresh(file);
    write(fresh, text.getBytes(StandardCharsets.UTF_8));
    takePlace(fresh, file);
  }

  /// Makes or replaces a file that is worth nothing once the machine has gone down: nobody ever
  /// reads half of it, but it waits for no disk.
  public static void replaceShortLived(Path file, byte[] content) throws IOException {
    Path fresh = fresh(file);
    write(fresh, content);
    rename(fresh, file);
  }

  /// Writes a file that is not there yet.
  public static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), MODE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  /// Puts a file that was written beside another one in that one's place. Waits for the disk twice:
  /// a name that leads to content that is not there yet is what a crash makes of it otherwise, and
  /// the name itself is on the disk only when its folder is.
  public static void takePlace(Path fresh, Path file) throws IOException {
    sync(fresh);
    rename(fresh, file);
    sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  private static Path fresh(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    return fresh;
  }

  private static void rename(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  public static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
