package dev.muxcast.auth;

import dev.muxcast.files.PrivateFiles;
import dev.muxcast.guard.Errands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;

/// The token of agents' hooks: a file `hook-token` in the state folder, 0600, which `muxcast hooks
/// install` makes. It lets in hooks and nothing else; without the file nobody is let in.
///
/// The file is read each time, so removing it takes effect at once. It is read beside: nobody waits
/// long for a folder that hangs. Any thread.
public final class HookToken {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final int LONGEST = 256;

  private final Path file;
  private final Errands beside = new Errands("Hook token", 1, 2);

  public HookToken(Path stateFolder) {
    file = stateFolder.resolve("hook-token");
  }

  /// Whether that is the token; nothing is while others can read the file, or nobody can in time.
  /// Compares in constant time.
  public boolean is(String token) {
    return Boolean.TRUE.equals(beside.ask(() -> read(token), PATIENCE_MILLIS));
  }

  private boolean read(String token) {
    try {
      if (!Files.isRegularFile(file)
          || Files.size(file) > LONGEST
          || !PrivateFiles.isPrivate(file)) {
        return false;
      }
      String right = Files.readString(file).strip();
      return !right.isEmpty()
          && MessageDigest.isEqual(
              right.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false; // no hooks are installed
    }
  }

  /// Makes the file where it is missing.
  public void make() throws IOException {
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, PrivateFiles.OWNER_ONLY);
    } else {
      PrivateFiles.replace(file, TokenText.random(new SecureRandom()) + "\n");
    }
  }

  /// Removes it: hooks are heard no more.
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
