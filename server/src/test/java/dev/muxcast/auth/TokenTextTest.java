package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TokenTextTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void aTokenHasItsPrefixAndLengthAndTwoAreNeverTheSame() {
    String one = TokenText.random(random);
    assertTrue(one.startsWith("mux_"));
    assertEquals(53, one.length());
    assertNotEquals(one, TokenText.random(random));
  }

  @Test
  void aTokenEndsWithItsChecksumWhichAnyChangedCharacterBreaks() {
    String token = TokenText.random(random);
    String body = token.substring(4, 47);
    String checksum = token.substring(47);
    assertEquals(checksum, TokenText.checksum(body));
    for (int i = 0; i < body.length(); i++) {
      char other = body.charAt(i) == 'a' ? 'b' : 'a';
      String changed = body.substring(0, i) + other + body.substring(i + 1);
      assertNotEquals(checksum, TokenText.checksum(changed));
    }
  }

  @Test
  void theHashIsSha256InHex() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", TokenText.hash("abc"));
  }
}
