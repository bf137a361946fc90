package dev.muxcast.bench.load;

/// Where clients connect, and with which token.
public record Endpoint(int port, String path, String token) {

  /// A muxcast server on this machine.
  public static Endpoint muxcast(int port, String token) {
    return new Endpoint(port, "/monitor", token);
  }
}
