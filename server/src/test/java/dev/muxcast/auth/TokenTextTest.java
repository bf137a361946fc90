package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TokenTextTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void aTokenIsWellFormedAndTwoAreNeverTheSame() {
    String one = TokenText.random(random);
    assertTrue(TokenText.wellFormed(one));
    assertTrue(one.startsWith("mux_"));
    assertEquals(53, one.length());
    assertNotEquals(one, TokenText.random(random));
  }

  @Test
  void aChangedCharacterBreaksTheChecksum() {
    String token = TokenText.random(random);
    for (int i = 4; i < token.length(); i++) {
      char other = token.charAt(i) == 'a' ? 'b' : 'a';
      assertFalse(TokenText.wellFormed(token.substring(0, i) + other + token.substring(i + 1)));
    }
  }

  @Test
  void theHashIsSha256InHex() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", TokenText.hash("abc"));
  }
}
