package dev.muxcast.imsg;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sockets that may be talked to, as was found a moment ago. For that moment it holds: who could
/// change it meanwhile is the user, whose servers these are.
///
/// Mutable, the loop's thread's own. Times are milliseconds of the steady clock.
final class TrustedSockets {
  private static final int HOLDS_MILLIS = 1_000;

  /// Where a socket is.
  ///
  /// @param objection why it is not to be talked to; null when nothing is against it
  record Found(UnixDomainSocketAddress address, @Nullable String objection, long at) {}

  private final SocketTrust trust;
  private final Map<Path, Found> found = new HashMap<>();

  TrustedSockets(SocketTrust trust) {
    this.trust = trust;
  }

  /// @throws IOException when there is no such socket
  Found find(Path socket, long now) throws IOException {
    Found known = found.get(socket);
    if (known != null && now - known.at < HOLDS_MILLIS) {
      return known;
    }
    found.remove(socket);
    Path real = SocketTrust.real(socket);
    Found fresh = new Found(UnixDomainSocketAddress.of(real), trust.objection(real), now);
    if (fresh.objection == null) {
      found.put(socket, fresh);
    }
    return fresh;
  }

  /// Nobody answers there.
  void forget(Path socket) {
    found.remove(socket);
  }
}
