package dev.muxcast.state;

import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.files.PathTrust;
import dev.muxcast.files.PrivateFiles;
import dev.muxcast.proc.ProcStat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// The folder a server keeps its state in, held by a lock for as long as the process lives: one
/// server per folder.
///
/// Folders are made with mode 0700 and files with 0600. The lock is the operating system's, so one
/// that was killed leaves none behind; the file's text, the holder's pid and when it began, is for
/// people, and for clients that ask whether it still runs.
///
/// Threads: immutable but for the lock, which belongs to whoever called [#claim(Places)] and is let
/// go by [#close()].
public final class StateFolder implements AutoCloseable {

  private static final Set<OpenOption> LOCK_OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private final Path folder;
  private final FileChannel lockFile;

  private StateFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// Makes the folder where it is missing and takes its lock.
  ///
  /// @throws Refusal when another server holds it (named by its pid), it can't be written, or other
  ///   users may
  public static StateFolder claim(Places places) throws Refusal {
    Path folder = places.state();
    requireOwn(places);
    try {
      PrivateFiles.makeFolder(folder);
      requireOwn(places);
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

  /// Refuses folders that other users own or may write to: with their configuration they would say
  /// which program runs, with their table of tokens who comes in. Those that are missing are judged
  /// by where they will be.
  ///
  /// @throws Refusal that says which and how to mend it
  public static void requireOwn(Places places) throws Refusal {
    for (Path folder : List.of(places.state(), places.config())) {
      String objection;
      try {
        objection = PathTrust.ours().objectionToOwn(folder);
      } catch (IOException e) {
        objection = "the folder " + folder + " can't be looked at (" + why(e) + ")";
      }
      if (objection != null) {
        throw new Refusal(objection + "; or set MUXCAST_HOME to a folder of your own");
      }
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
      ByteBuffer text = ByteBuffer.allocate(40);
      channel.read(text, 0);
      channel.close();
      String holder = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
      String pid = holder.substring(0, Math.max(0, holder.indexOf(' ')));
      throw new Refusal(
          "another muxcast server (pid "
              + pid
              + ") runs with the state folder "
              + folder
              + "; stop it with `muxcast down`, or set MUXCAST_HOME to another folder");
    }
    channel.truncate(0);
    String pid = ProcessHandle.current().pid() + " " + begun("self") + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return channel;
  }

  /// When a process began, in ticks since the machine's start.
  private static long begun(String process) throws IOException {
    byte[] stat = Files.readAllBytes(Path.of("/proc", process, "stat"));
    ProcStat found = ProcStat.of(stat, stat.length);
    return found == null ? 0 : found.begun();
  }

  /// Whether the server runs that wrote its address into that folder: one that was killed leaves
  /// its address behind, at which anybody may listen by now.
  public static boolean serves(Path folder) {
    try {
      String holder = Files.readString(folder.resolve("lock")).strip();
      int blank = holder.indexOf(' ');
      return blank > 0
          && holder.substring(blank + 1).equals("" + begun(holder.substring(0, blank)));
    } catch (IOException none) {
      return false;
    }
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
