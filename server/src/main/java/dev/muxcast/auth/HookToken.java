package dev.muxcast.auth;

import dev.muxcast.files.PrivateFiles;
import dev.muxcast.guard.Errands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
  private final Errands beside;

  public HookToken(Path stateFolder) {
    this(stateFolder, new Errands("Hook token", 1, 2));
  }

  HookToken(Path stateFolder, Errands beside) {
    file = stateFolder.resolve("hook-token");
    this.beside = beside;
  }

  /// What is known of a token that somebody came with.
  public enum Verdict {
    RIGHT,
    WRONG,
    /// The file is there and can't be read now.
    UNKNOWN
  }

  /// Whether that is the token; nothing is while others can read the file. Compares in constant
  /// time.
  public Verdict judge(String token) {
    Verdict found = beside.ask(() -> read(token), PATIENCE_MILLIS);
    return found == null ? Verdict.UNKNOWN : found;
  }

  private Verdict read(String token) {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        return Verdict.UNKNOWN;
      }
      if (Files.size(file) > LONGEST || !PrivateFiles.isPrivate(file)) {
        return Verdict.WRONG;
      }
      String right = Files.readString(file).strip();
      boolean same =
          MessageDigest.isEqual(
              right.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
      return same && !right.isEmpty() ? Verdict.RIGHT : Verdict.WRONG;
    } catch (NoSuchFileException e) {
      return Verdict.WRONG; // no hooks are installed
    } catch (IOException e) {
      return Verdict.UNKNOWN;
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
