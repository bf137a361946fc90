package dev.muxcast.net;

/// The character classes of RFC 9110 §5.6.2 and §5.5.
final class HttpSyntax {
  private HttpSyntax() {}

  /// Whether the byte may stand in a token, such as a method or a field's name.
  static boolean isTokenByte(byte value) {
    return (value >= 'a' && value <= 'z')
        || (value >= 'A' && value <= 'Z')
        || (value >= '0' && value <= '9')
        || (value > 0 && "!#$%&'*+-.^_`|~".indexOf(value) >= 0);
  }

  /// Whether the byte may stand in a field's value: all but the control characters, and the tab.
  static boolean isValueByte(byte value) {
    return value == '\t' || (value >= ' ' && value != 0x7F) || value < 0;
  }

  /// Whether the byte may stand in a request's target: visible ASCII.
  static boolean isTargetByte(byte value) {
    return value > ' ' && value != 0x7F;
  }

  static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }
}
