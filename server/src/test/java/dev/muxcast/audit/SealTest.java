package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] KEY = new byte[32];
  private final Seal seal = new Seal(KEY);

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void itIsHmacSha256_asRfc4231HasIt() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);
    assertEquals(
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        HexFormat.of().formatHex(new Seal(key).hmac(utf8("Hi There"))));
  }

  @Test
  void itIsWhatTheJdkComputes_whateverTheText() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    for (int length = 0; length < 300; length++) {
      byte[] text = utf8("ü".repeat(length));
      assertEquals(
          HexFormat.of().formatHex(mac.doFinal(text)), HexFormat.of().formatHex(seal.hmac(text)));
    }
  }

  @Test
  void aLineIsClosedByItsMac_andFitsOnlyAsItWas() {
    String line = seal.close("{\"n\":1,\"what\":\"x\"");
    assertTrue(seal.fits(line), line);
    for (int i = 0; i < line.length(); i++) {
      char[] changed = line.toCharArray();
      changed[i] ^= 1;
      assertFalse(seal.fits(new String(changed)), "character " + i);
    }
    assertFalse(new Seal(utf8("another key")).fits(line));
  }

  @Test
  void whatEndsInNoMacHasNone() {
    assertNull(Seal.macOf(""));
    assertNull(Seal.macOf("{\"n\":1}"));
    assertFalse(seal.fits("{\"n\":1}"));
  }
}
