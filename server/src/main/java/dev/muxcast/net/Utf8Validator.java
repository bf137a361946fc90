package dev.muxcast.net;

/// Checks UTF-8 as it arrives, in pieces of any size, and fails on the first byte that can't be
/// part of a valid sequence: overlong forms, surrogates and code points above U+10FFFF are refused
/// on their second byte (RFC 3629 §4).
///
/// Not safe for use by several threads; owned by one [FrameDecoder].
final class Utf8Validator {
  /// How many continuation bytes the sequence at hand still needs.
  private int missing;

  /// What the next continuation byte may be; only the first one after a lead byte is narrowed.
  private int lowest = 0x80;

  private int highest = 0xBF;

  /// Takes the next bytes; false when they can't be UTF-8, and then [#reset()] must come before
  /// anything else.
  boolean accept(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (missing == 0) {
        while (at < end && bytes[at] >= 0) {
          at++;
        }
        if (at == end) {
          return true;
        }
        if (!lead(bytes[at++] & 0xFF)) {
          return false;
        }
      } else if (!continuation(bytes[at++] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the text may end here.
  boolean complete() {
    return missing == 0;
  }

  /// Makes it ready for another text.
  void reset() {
    missing = 0;
    lowest = 0x80;
    highest = 0xBF;
  }

  private boolean lead(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return false;
    }
    missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    switch (lead) {
      case 0xE0 -> lowest = 0xA0;
      case 0xED -> highest = 0x9F;
      case 0xF0 -> lowest = 0x90;
      case 0xF4 -> highest = 0x8F;
      default -> {}
    }
    return true;
  }

  private boolean continuation(int next) {
    if (next < lowest || next > highest) {
      return false;
    }
    missing--;
    lowest = 0x80;
    highest = 0xBF;
    return true;
  }
}
