package dev.muxcast.app;

/// The wiring: makes every part of the server, hands each what it needs, starts them lowest first
/// and stops them in the opposite order.
///
/// Threads: made, waited for and closed by the main thread.
public final class Server implements AutoCloseable {

  private final int port;

  private Server(int port) {
    this.port = port;
  }

  /// Starts all parts; when it returns, connections are accepted.
  ///
  /// @param state the claimed state folder, which stays the caller's to close
  /// @throws Refusal when a part can't start: port taken, log damaged beyond use, …
  public static Server start(Config config, StateFolder state) throws Refusal {
    return new Server(config.server().port());
  }

  /// The port connections are accepted on: the configured one, or the free one taken for 0.
  public int port() {
    return port;
  }

  /// Tells clients (close 4000), lets go of tmux, and syncs the log. Called once.
  @Override
  public void close() {}
}
