package dev.muxcast.client;

/// Why something could not be done. The message is a sentence for a person.
public abstract sealed class MuxcastException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private MuxcastException(String message) {
    super(message);
  }

  /// No server answers there.
  public static final class NoServer extends MuxcastException {
    private static final long serialVersionUID = 1;

    NoServer(String message) {
      super(message);
    }
  }

  /// The server says no: to the token, to the connection or to a request.
  public static final class Refused extends MuxcastException {
    private static final long serialVersionUID = 1;
    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    /// The protocol's error code (`FORBIDDEN`), or the close code as digits.
    public String code() {
      return code;
    }
  }

  /// A setting of the client's own, such as `MUXCAST_URL`, can't be used.
  public static final class BadSetting extends MuxcastException {
    private static final long serialVersionUID = 1;

    BadSetting(String message) {
      super(message);
    }
  }

  /// The connection went before the answer came.
  public static final class Lost extends MuxcastException {
    private static final long serialVersionUID = 1;

    Lost(String message) {
      super(message);
    }
  }

  /// The server sent what this client can't read.
  public static final class Malformed extends MuxcastException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }
}
