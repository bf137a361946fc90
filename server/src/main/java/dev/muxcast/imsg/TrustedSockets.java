package dev.muxcast.imsg;

import dev.muxcast.guard.Errands;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sockets that may be talked to, as was found a moment ago. For that moment it holds: who could
/// change it meanwhile is the user, whose servers these are. Files are looked at beside the loop's
/// thread, as a file system may hang.
///
/// Mutable, the loop's thread's own. Times are milliseconds of the steady clock.
final class TrustedSockets {
  private static final int HOLDS_MILLIS = 1_000;

  /// So many file systems may hang at a time before other sockets wait for them.
  private static final int AT_WORK = 4;

  private static final int MOST_LEFT = 16;

  /// Where a socket is.
  ///
  /// @param address null where it is not to be talked to
  /// @param refusal why not; null when nothing is against it
  record Found(@Nullable UnixDomainSocketAddress address, @Nullable Answer refusal) {

    /// Where it is, of one that is not refused.
    UnixDomainSocketAddress there() {
      return Objects.requireNonNull(address);
    }

    private static Found refused(Answer why) {
      return new Found(null, why);
    }
  }

  /// What looks at files, and may hang in that.
  interface Look {
    /// @return why it is not to be talked to; null when nothing is against it
    /// @throws IOException when there is no such socket
    @Nullable String objection(Path real) throws IOException;
  }

  private record Known(Found found, long at) {}

  private final Look look;
  private final Executor loop;
  private final Errands files = new Errands("Sockets", AT_WORK, MOST_LEFT);
  private final Map<Path, Known> known = new HashMap<>();
  private final Map<Path, List<Consumer<Found>>> asked = new HashMap<>();

  /// @param loop runs what it is given on the loop's thread
  TrustedSockets(Look look, Executor loop) {
    this.look = look;
    this.loop = loop;
  }

  /// Finds it. One whose file system hangs is told of when that goes on.
  ///
  /// @param then told at once where it is known, otherwise later; on the loop's thread
  void find(Path socket, long now, Consumer<Found> then) {
    Known its = known.get(socket);
    if (its != null && now - its.at < HOLDS_MILLIS) {
      then.accept(its.found);
      return;
    }
    List<Consumer<Found>> waiting = asked.get(socket);
    if (waiting != null) {
      waiting.add(then);
      return;
    }
    List<Consumer<Found>> fresh = new ArrayList<>(1);
    fresh.add(then);
    asked.put(socket, fresh);
    if (files.send(
            () -> {
              Found found = lookAt(socket);
              loop.execute(() -> told(socket, found, now));
            })
        == null) {
      told(socket, Found.refused(new Answer.Late("file systems hang")), now);
    }
  }

  private void told(Path socket, Found found, long askedAt) {
    if (found.refusal == null) {
      known.put(socket, new Known(found, askedAt));
    } else {
      known.remove(socket);
    }
    List<Consumer<Found>> waiting = asked.remove(socket);
    if (waiting != null) {
      waiting.forEach(each -> each.accept(found));
    }
  }

  private Found lookAt(Path socket) {
    try {
      Path real = SocketTrust.real(socket);
      String objection = look.objection(real);
      return objection == null
          ? new Found(UnixDomainSocketAddress.of(real), null)
          : Found.refused(new Answer.Hostile(objection));
    } catch (NoSuchFileException e) {
      return Found.refused(new Answer.Gone("there is no socket " + socket));
    } catch (IOException | RuntimeException e) {
      return Found.refused(new Answer.Gone("no server answers at " + socket));
    }
  }

  /// Nobody answers there.
  void forget(Path socket) {
    known.remove(socket);
  }
}
