package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Test
  void readsEveryKindOfValue() throws Exception {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("a", Arrays.asList(1L, -2L, 0L, 1.5, 1000.0, true, false, null));
    expected.put("", Map.of());
    expected.put("é", "\"\\/\b\f\n\r\té😀");
    assertEquals(
        expected,
        StrictJson.read(
            " {\"a\" : [1,-2,0,1.5,1e3,true,false,null] ,\t\"\":{},\r\n"
                + "\"\\u00e9\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00\"} "));
  }

  @Test
  void keepsWholeNumbersThatADoubleCouldNot() throws Exception {
    assertEquals(List.of(9007199254740993L), StrictJson.read("[9007199254740993]"));
  }

  @Test
  void takesThirtyTwoLevelsAndNoMore() throws Exception {
    StrictJson.read("[".repeat(32) + "]".repeat(32));
    assertThrows(
        StrictJson.Malformed.class, () -> StrictJson.read("[".repeat(33) + "]".repeat(33)));
    assertThrows(StrictJson.Malformed.class, () -> StrictJson.read("[".repeat(60_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "-",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "--1",
        "1-1",
        "0x1",
        "tru",
        "truee",
        "nul",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{1:1}",
        "[1}",
        "{]",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u١٢٣٤\"",
        "\"\t\"",
        "\"\n\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "[1]]",
        "{} x",
        "1e999",
        "-1e999",
        "NaN",
        "Infinity",
        "\u00a01"
      })
  void refusesWhatIsNoJson(String text) {
    String message =
        assertThrows(StrictJson.Malformed.class, () -> StrictJson.read(text)).getMessage();
    assertTrue(String.valueOf(message).contains(" at character "), message);
  }

  /// A thousand broken variants of a message: what is taken is exactly what a known strict reader
  /// takes.
  @Test
  void agreesWithAnotherStrictReaderOnBrokenText() {
    String good =
        "{\"action\":\"x\",\"n\":[-0.5e+2,12,\"a\\n\\u00e9\",true,null,{}],\"s\":\"é😀\"}";
    String bits = "{}[]\",:\\0123eE+-.tfnu \t\nx/";
    Random random = new Random(4711);
    int taken = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, bits.charAt(random.nextInt(bits.length())));
          default -> text.setCharAt(at, bits.charAt(random.nextInt(bits.length())));
        }
      }
      taken += agree(text.toString()) ? 1 : 0;
    }
    assertTrue(taken > 1_000, "too few stayed good to say anything: " + taken);
  }

  private static boolean agree(String text) {
    boolean theirs;
    try {
      STRICT.readTree(text);
      theirs = true;
    } catch (JacksonException e) {
      theirs = false;
    }
    try {
      StrictJson.read(text);
      if (!theirs) {
        fail("should have been refused: " + text);
      }
    } catch (StrictJson.Malformed e) {
      boolean surrogate = String.valueOf(e.getMessage()).contains("surrogate");
      boolean large = String.valueOf(e.getMessage()).contains("too large");
      if (theirs && !surrogate && !large) {
        fail("should have been taken: " + text + " " + e.getMessage());
      }
    }
    return theirs;
  }
}
