package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void wordsOfAnyLanguageAndEmojiStayAsTheyAre() {
    for (String text :
        new String[] {
          "",
          "plain",
          "a\tb",
          "naïve 日本語 עברית हिन्दी",
          "e\u0301",
          "👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 🏳️‍🌈",
          "❯ ● ⎿ │ ",
        }) {
      assertEquals(text, SafeText.of(text));
    }
  }

  @Test
  void whatSteersATerminalOrCannotBeSeenIsTakenOut() {
    for (int c :
        new int[] {
          0, 7, 8, '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b,
          0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xd800,
          0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xe0001, 0xe0041, 0xe0100
        }) {
      String text = "a" + Character.toString(c) + "b";
      assertEquals("a\ufffdb", SafeText.of(text), Integer.toHexString(c));
    }
    assertEquals("ab", SafeText.of("a\u200db"));
    assertEquals("ab", SafeText.of("a\u200cb"));
  }

  @Test
  void aTowerOfMarksIsCut() {
    assertEquals("a" + "\u0301".repeat(6) + "b", SafeText.of("a" + "\u0301".repeat(90) + "b"));
  }

  @Test
  void jsonMeansTheSameAndIsHarmless() {
    String text = "\u009b31m \u202e \udb40\udc41 日本 \u007f";
    String json = SafeText.ofJson("{\"a\":\"" + text + "\"}");
    assertEquals("{\"a\":\"\\u009b31m \\u202e \\udb40\\udc41 日本 \\u007f\"}", json);
    assertEquals(Map.of("a", text), JsonText.read(json));
    assertEquals("{\"a\":1}\n", SafeText.ofJson("{\"a\":1}\n"));
  }
}
