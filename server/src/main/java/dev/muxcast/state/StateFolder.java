package dev.muxcast.state;

import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/// The folder a server keeps its state in, held by a lock for as long as the process lives: one
/// server per folder.
///
/// Folders are made with mode 0700 and files with 0600. The lock is the operating system's, so one
/// that was killed leaves none behind; the file's text, the holder's pid, is only for people.
///
/// Threads: immutable but for the lock, which belongs to whoever called [#claim(Places)] and is let
/// go by [#close()].
public final class StateFolder implements AutoCloseable {

  private static final Set<StandardOpenOption> LOCK_OPTIONS =
      EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path folder;
  private final FileChannel lockFile;

  private StateFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// Makes the folder where it is missing and takes its lock.
  ///
  /// @throws Refusal when another server holds it (named by its pid), or it can't be written
  public static StateFolder claim(Places places) throws Refusal {
    Path folder = places.state();
    try {
      PrivateFiles.makeFolder(folder);
      return new StateFolder(folder, lock(folder));
    } catch (IOException e) {
      throw new Refusal(
          "the state folder "
              + folder
              + " can't be written ("
              + why(e)
              + "); make it writable for this user, or set MUXCAST_HOME to a folder that is");
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file has that name";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static FileChannel lock(Path folder) throws IOException, Refusal {
    FileChannel channel = FileChannel.open(folder.resolve("lock"), LOCK_OPTIONS, PrivateFiles.MODE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      ByteBuffer text = ByteBuffer.allocate(20);
      channel.read(text, 0);
      channel.close();
      String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
      throw new Refusal(
          "another muxcast server (pid "
              + pid
              + ") runs with the state folder "
              + folder
              + "; stop it with `muxcast down`, or set MUXCAST_HOME to another folder");
    }
    channel.truncate(0);
    String pid = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return channel;
  }

  /// The folder itself.
  public Path path() {
    return folder;
  }

  /// A folder inside, made with mode 0700 when it is missing.
  ///
  /// @throws Refusal when it can't be made
  public Path folder(String name) throws Refusal {
    Path inside = folder.resolve(name);
    try {
      PrivateFiles.makeFolder(inside);
    } catch (IOException e) {
      throw new Refusal("the folder " + inside + " can't be made (" + why(e) + ")");
    }
    return inside;
  }

  /// Lets another server have the folder.
  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
