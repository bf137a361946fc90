package dev.muxcast.server;

import java.net.Inet6Address;
import java.net.InetAddress;

/// Where a connection comes from, as far as limits tell places apart: an IPv4 address, the /64 of
/// an IPv6 one (who has one address of it has them all), or this machine, through which tunnels
/// come too. No header is looked at. Immutable.
///
/// @param network the four or eight leading bytes; 0 for this machine
record Peer(boolean here, boolean ipv6, long network) {
  private static final Peer HERE = new Peer(true, false, 0);

  static Peer of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return HERE;
    }
    byte[] bytes = address.getAddress();
    long network = 0;
    for (int i = 0; i < Math.min(8, bytes.length); i++) {
      network = network << 8 | bytes[i] & 0xff;
    }
    return new Peer(false, address instanceof Inet6Address, network);
  }
}
