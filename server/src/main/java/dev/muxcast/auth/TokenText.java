package dev.muxcast.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// The text of a token: `mux_`, 256 random bits in base64url, and a checksum of six characters, so
/// that a secret scanner knows one from what only looks like it.
public final class TokenText {
  /// What every token begins with.
  public static final String PREFIX = "mux_";

  private static final int CHECKSUM_LENGTH = 6;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private TokenText() {}

  /// A new token.
  public static String random(SecureRandom source) {
    byte[] secret = new byte[32];
    source.nextBytes(secret);
    String body = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return PREFIX + body + checksum(body);
  }

  /// The SHA-256 of the token, in hex: what is stored.
  public static String hash(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What follows those bits: the CRC-32 of their text, in base 62.
  static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    char[] digits = new char[CHECKSUM_LENGTH];
    for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(digits);
  }
}
