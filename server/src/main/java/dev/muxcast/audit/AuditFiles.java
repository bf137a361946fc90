package dev.muxcast.audit;

import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Where the audit's files are: `audit/NUMBER.jsonl`, named by their first record, `audit/head` and
/// `audit/lock`, and beside the folder `audit.key`, so that a copy of the folder has no key in it.
/// Folders are 0700, files 0600.
///
/// @param state the state folder
public record AuditFiles(Path state) {
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final String ENDING = ".jsonl";
  private static final int KEY_BYTES = 32;

  Path folder() {
    return state.resolve("audit");
  }

  Path head() {
    return folder().resolve("head");
  }

  Path key() {
    return state.resolve("audit.key");
  }

  void make() throws IOException {
    PrivateFiles.makeFolder(folder());
  }

  FileChannel open(String name) throws IOException {
    return FileChannel.open(folder().resolve(name), OPTIONS, PrivateFiles.MODE);
  }

  /// Waits for the lock, also where another thread of this process has it.
  static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /// The files with records, oldest first.
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder())) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(), "*" + ENDING)) {
        for (Path file : all) {
          names.add(file.getFileName().toString());
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  static String name(long firstNumber) {
    String digits = Long.toString(firstNumber);
    return "0".repeat(Math.max(0, 12 - digits.length())) + digits + ENDING;
  }

  /// The number of a file's first record, by its name.
  static long firstNumber(String name) {
    try {
      return Long.parseLong(name, 0, name.length() - ENDING.length(), 10);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /// Looks whether the key, where there is one, can be used.
  ///
  /// @throws IOException when it can't, with what to do
  public void check() throws IOException {
    if (Files.exists(key())) {
      seal();
    }
  }

  /// The key that is there.
  ///
  /// @throws IOException when there is none, or others can read it
  Seal seal() throws IOException {
    if (!PrivateFiles.isPrivate(key())) {
      throw new IOException(key() + " can be read by others; run: chmod 600 " + key());
    }
    try {
      return new Seal(Base64.getUrlDecoder().decode(Files.readString(key()).strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException(key() + " is damaged; restore it from a copy", e);
    }
  }

  /// Makes the key where there is none.
  ///
  /// @return whether it was made
  boolean makeKey() throws IOException {
    if (Files.exists(key())) {
      return false;
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n";
    Path fresh = state.resolve("audit.key.new");
    Files.deleteIfExists(fresh);
    try {
      PrivateFiles.write(fresh, text.getBytes(StandardCharsets.US_ASCII));
      PrivateFiles.sync(fresh);
      // A link and no renaming, so that a key which somebody else made meanwhile stays.
      Files.createLink(key(), fresh);
      PrivateFiles.sync(state);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
