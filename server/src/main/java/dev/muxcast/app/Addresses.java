package dev.muxcast.app;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The addresses the server listens on; beyond this machine only with TLS. Immutable.
///
/// @param written each as the configuration has it
record Addresses(List<InetAddress> all, List<String> written) {

  /// What `server.bind` names.
  ///
  /// @throws Refusal for one that other machines reach while connections are plain
  static Addresses of(Config config) throws Refusal, IOException {
    List<InetAddress> all = new ArrayList<>();
    if (config.server().bind().isEmpty()) {
      throw new Refusal("server.bind is empty; the usual is 127.0.0.1,::1");
    }
    for (String bind : config.server().bind()) {
      InetAddress address = InetAddress.getByName(bind);
      if (!address.isLoopbackAddress() && !config.tls().on()) {
        throw new Refusal(
            "server.bind = "
                + bind
                + " can be reached from other machines, and without TLS tokens could be read on the"
                + " way. Either: 1. bind only 127.0.0.1 and ::1, and come through ssh -L "
                + config.server().port()
                + ":localhost:"
                + config.server().port()
                + " HOST; 2. give tls.cert and tls.key, a certificate of yours in PEM files;"
                + " 3. start with --tls-self-signed");
      }
      all.add(address);
    }
    return new Addresses(List.copyOf(all), config.server().bind());
  }

  /// Where a client on this machine finds it.
  String here() {
    for (InetAddress address : all) {
      boolean ipv4 = !(address instanceof Inet6Address);
      if (address.isAnyLocalAddress() || (ipv4 && address.isLoopbackAddress())) {
        return "127.0.0.1";
      }
    }
    return inUrl(written.getFirst());
  }

  /// Those that are not loopback, as a Host header names them: whoever comes by the configured
  /// address was not misled by a name of somebody else's.
  List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (outside(all.get(i))) {
        hosts.add(inUrl(written.get(i)).toLowerCase(Locale.ROOT));
      }
    }
    return hosts;
  }

  /// What a certificate for them names, each `dns:…` or `ip:…`.
  List<String> certificateNames() {
    List<String> names = new ArrayList<>(List.of("dns:localhost", "ip:127.0.0.1", "ip:::1"));
    for (InetAddress address : all) {
      if (outside(address)) {
        String number = address.getHostAddress();
        int zone = number.indexOf('%');
        names.add("ip:" + (zone < 0 ? number : number.substring(0, zone)));
      }
    }
    return names;
  }

  private static String inUrl(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  private static boolean outside(InetAddress address) {
    return !address.isLoopbackAddress() && !address.isAnyLocalAddress();
  }
}
