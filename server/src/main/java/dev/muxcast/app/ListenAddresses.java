package dev.muxcast.app;

import dev.muxcast.config.Config;
import dev.muxcast.config.Refusal;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The addresses the server listens on; beyond this machine only with TLS. Immutable.
///
/// @param written each as the configuration has it
/// @param names by which it may be called besides, in lower case
record ListenAddresses(List<InetAddress> all, List<String> written, List<String> names) {

  /// What `server.bind` names.
  ///
  /// @throws Refusal for one that other machines reach while connections are plain
  static ListenAddresses of(Config config) throws Refusal, IOException {
    List<InetAddress> all = new ArrayList<>();
    if (config.server().bind().isEmpty()) {
      throw new Refusal("server.bind is empty; the usual is 127.0.0.1,::1");
    }
    int port = config.server().port();
    String forward = port == 0 ? "PORT:localhost:PORT" : port + ":localhost:" + port;
    for (String bind : config.server().bind()) {
      InetAddress address = InetAddress.getByName(bind);
      if (!address.isLoopbackAddress() && !config.tls().on()) {
        throw new Refusal(
            "server.bind = "
                + bind
                + " can be reached from other machines, and without TLS tokens could be read on the"
                + " way. Either: 1. bind only 127.0.0.1 and ::1, and come through ssh -L "
                + forward
                + " HOST; 2. give tls.cert and tls.key, a certificate of yours in PEM files;"
                + " 3. start with --tls-self-signed");
      }
      all.add(address);
    }
    List<String> names =
        config.server().allowedHosts().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new ListenAddresses(List.copyOf(all), config.server().bind(), names);
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

  /// The names, and the addresses that are not loopback, as a Host header has them: whoever comes
  /// by a configured address was not misled by a name of somebody else's.
  List<String> hosts() {
    List<String> hosts = new ArrayList<>(names);
    for (int i = 0; i < all.size(); i++) {
      if (outside(all.get(i))) {
        hosts.add(inUrl(written.get(i)).toLowerCase(Locale.ROOT));
      }
    }
    return hosts;
  }

  /// What a certificate for them names, each `dns:…` or `ip:…`.
  List<String> certificateNames() {
    List<String> certified = new ArrayList<>(List.of("dns:localhost", "ip:127.0.0.1", "ip:::1"));
    for (InetAddress address : all) {
      if (outside(address)) {
        String number = address.getHostAddress();
        int zone = number.indexOf('%');
        certified.add("ip:" + (zone < 0 ? number : number.substring(0, zone)));
      }
    }
    for (String name : names) {
      if (isName(name)) {
        certified.add("dns:" + name);
      }
    }
    return certified;
  }

  /// Whether it is made of letters, so that it is no number, and of nothing a certificate refuses.
  private static boolean isName(String host) {
    boolean letter = false;
    for (char c : host.toCharArray()) {
      letter |= c >= 'a' && c <= 'z';
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-')) {
        return false;
      }
    }
    return letter;
  }

  private static String inUrl(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  private static boolean outside(InetAddress address) {
    return !address.isLoopbackAddress() && !address.isAnyLocalAddress();
  }
}
