package dev.muxcast.protocol;

/// The client's own mark on a request, echoed in its answer.
///
/// @param json the string or number as JSON text, ready to be written
public record RequestId(String json) {
  /// The longest string that is taken, in characters.
  public static final int MAX_LENGTH = 128;

  /// The mark that is a number.
  public static RequestId of(long number) {
    return new RequestId(Long.toString(number));
  }

  /// The mark that is a string.
  public static RequestId of(String text) {
    return new RequestId(Json.quote(text));
  }
}
