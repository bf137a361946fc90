package dev.muxcast.tmux;

import dev.muxcast.imsg.SocketTrust;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which tmux sockets to watch: all in the user's socket folder, or the configured ones.
///
/// @param folder where tmux puts the sockets of `-L`
/// @param chosen configured sockets; empty means all in the folder
public record TmuxSockets(Path folder, List<TmuxSocket> chosen) {

  /// The sockets of a configuration.
  ///
  /// @param tmuxTmpdir the variable `TMUX_TMPDIR`; empty means `/tmp`
  /// @param userId the user's number, as in the folder's name
  /// @param namesOrPaths names as for `-L`, and paths (with a `/`) as for `-S`
  public static TmuxSockets of(String tmuxTmpdir, long userId, List<String> namesOrPaths) {
    Path folder = Path.of(tmuxTmpdir.isEmpty() ? "/tmp" : tmuxTmpdir).resolve("tmux-" + userId);
    List<TmuxSocket> chosen = new ArrayList<>();
    for (String name : namesOrPaths) {
      Path path = name.indexOf('/') >= 0 ? Path.of(name) : folder.resolve(name);
      TmuxSocket socket = TmuxSocket.at(path);
      boolean taken = false;
      for (TmuxSocket other : chosen) {
        taken |= other.label().equals(socket.label());
      }
      chosen.add(
          taken ? new TmuxSocket(path.toAbsolutePath().toString(), path.toAbsolutePath()) : socket);
    }
    return new TmuxSockets(folder, List.copyOf(chosen));
  }

  /// Those at which a server answers now. Connects to each and says nothing: tmux does not mind.
  /// One that another user could have made is not connected to.
  ///
  /// @param objections told, in words, of each such one
  public List<TmuxSocket> live(Consumer<String> objections) {
    List<TmuxSocket> live = new ArrayList<>();
    for (TmuxSocket socket : present()) {
      String objection = objection(socket);
      if (objection != null) {
        objections.accept(objection);
      } else if (answers(socket.path())) {
        live.add(socket);
      }
    }
    return live;
  }

  /// Why nothing may be said to that socket; null when nothing is against it or nothing is there.
  private static @Nullable String objection(TmuxSocket socket) {
    try {
      return SocketTrust.ours().objection(SocketTrust.real(socket.path()));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      return socket.path() + " can't be looked at: " + e.getMessage();
    }
  }

  /// Whether a server listens at that socket. A dead one refuses.
  public static boolean answers(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private List<TmuxSocket> present() {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    List<TmuxSocket> present = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isSocket(file)) {
          present.add(TmuxSocket.at(file));
        }
      }
    } catch (IOException e) {
      // No folder: nobody has started tmux yet.
    }
    return present;
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (IOException e) {
      return false;
    }
  }

  /// A number that changes when a socket comes or goes: the change times of the folder, or of the
  /// chosen sockets. Two reads of the file system per socket at most, no process.
  long mark() {
    if (chosen.isEmpty()) {
      return changed(folder);
    }
    long mark = 0;
    for (TmuxSocket socket : chosen) {
      mark = mark * 31 + changed(socket.path());
    }
    return mark;
  }

  private static long changed(Path path) {
    try {
      // The change time: to close an open folder changes no more than its mode.
      return Files.readAttributes(path, "unix:ctime,dev,ino", LinkOption.NOFOLLOW_LINKS).hashCode();
    } catch (IOException e) {
      return -1;
    }
  }
}
