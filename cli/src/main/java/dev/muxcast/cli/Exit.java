package dev.muxcast.cli;

/// The exit codes of every command.
final class Exit {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NO_SERVER = 3;
  static final int REFUSED = 4;

  private Exit() {}

  /// Ends a command with one line for the user.
  static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int code;

    Problem(int code, String message) {
      super(message);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /// That no server has left its address, and what to do about it.
  static Problem noServer() {
    return new Problem(NO_SERVER, "no muxcast server is running here. Start one: muxcast up");
  }
}
