package dev.muxcast.auth;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The gate before every route: a page the user visits can open a socket to localhost, and a DNS
/// name of an attacker can point to it. So Host must be a loopback name or a configured one, and an
/// Origin, where there is one, must be that same host or a configured one.
///
/// Immutable.
///
/// @param hosts further host names that are ours, without port
/// @param origins further origins, each written as the browser sends it
public record OriginCheck(List<String> hosts, List<String> origins) {

  /// Whether a request with these headers may go on.
  ///
  /// @param host the Host header
  /// @param origin the Origin header; null where the client is no browser
  public boolean allows(String host, @Nullable String origin) {
    return ownHost(host) && (origin == null || ownOrigin(host, origin));
  }

  private boolean ownHost(String host) {
    String name = withoutPort(host.toLowerCase(Locale.ROOT));
    return name != null
        && (name.equals("localhost")
            || name.equals("[::1]")
            || isLoopbackIpv4(name)
            || hosts.contains(name));
  }

  private boolean ownOrigin(String host, String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    String same = host.toLowerCase(Locale.ROOT);
    return lower.equals("http://" + same)
        || lower.equals("https://" + same)
        || origins.contains(origin);
  }

  private static boolean isLoopbackIpv4(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 4 || !parts[0].equals("127")) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /// The name without the port; null when it is malformed.
  private static @Nullable String withoutPort(String host) {
    int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
    if (host.startsWith("[") && host.indexOf(']') < 0) {
      return null;
    }
    if (colon < 0) {
      return host;
    }
    String port = host.substring(colon + 1);
    boolean digits = !port.isEmpty() && port.length() <= 5;
    for (int i = 0; digits && i < port.length(); i++) {
      digits = port.charAt(i) >= '0' && port.charAt(i) <= '9';
    }
    return digits ? host.substring(0, colon) : null;
  }
}
