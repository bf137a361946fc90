package dev.muxcast.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// HMAC-SHA256 (RFC 2104) with one key, and the lines it closes: `{…,"mac":"…"}`.
///
/// By hand over `MessageDigest`, which the server has loaded anyway: `javax.crypto` brings a
/// hundred classes and its providers. Immutable; any thread.
final class Seal {
  /// Characters of a MAC in base64url.
  static final int LENGTH = 43;

  /// What stands for the MAC before the first.
  static final String NONE = "A".repeat(LENGTH);

  private static final String BEFORE = ",\"mac\":\"";
  private static final String BEHIND = "\"}";
  private static final int TAIL = BEFORE.length() + LENGTH + BEHIND.length();
  private static final int BLOCK = 64;

  private final byte[] inner = new byte[BLOCK];
  private final byte[] outer = new byte[BLOCK];

  /// @param key of at most 64 bytes
  Seal(byte[] key) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException("the key is longer than a block");
    }
    Arrays.fill(inner, (byte) 0x36);
    Arrays.fill(outer, (byte) 0x5c);
    for (int i = 0; i < key.length; i++) {
      inner[i] ^= key[i];
      outer[i] ^= key[i];
    }
  }

  byte[] hmac(byte[] text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(inner);
      byte[] first = digest.digest(text);
      digest.update(outer);
      return digest.digest(first);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The MAC of a text, in base64url.
  String of(String text) {
    byte[] mac = hmac(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /// @param open a JSON object without its closing brace
  String close(String open) {
    return open + BEFORE + of(open) + BEHIND;
  }

  /// The MAC that a line ends with, whatever it is worth; null when it ends with none.
  static @Nullable String macOf(String line) {
    int at = line.length() - TAIL;
    return at > 0 && line.startsWith(BEFORE, at) && line.endsWith(BEHIND)
        ? line.substring(at + BEFORE.length(), line.length() - BEHIND.length())
        : null;
  }

  /// Whether the line was closed by this key and is as it was.
  boolean fits(String line) {
    String mac = macOf(line);
    return mac != null
        && MessageDigest.isEqual(
            mac.getBytes(StandardCharsets.UTF_8),
            of(line.substring(0, line.length() - TAIL)).getBytes(StandardCharsets.UTF_8));
  }
}
