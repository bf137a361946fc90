package dev.muxcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlTest {

  @Test
  void readsTablesDottedKeysAndComments() throws Refusal {
    assertEquals(
        Map.of("store", "memory", "server.port", 9000L, "a.b.c", true, "quoted key", 1_000L),
        parse(
            """
            # first
            store = "memory" # beside
            a.b."c" = true
            "quoted key" = 1_000

            [server]
            port=9000
            """));
  }

  @Test
  void readsArraysOverSeveralLines() throws Refusal {
    assertEquals(
        Map.of("a", List.of("x", "y"), "b", List.of()),
        parse("a = [ 'x', # one\n  \"y\",\n]\r\nb = []"));
  }

  @Test
  void readsEscapesInBasicTextsOnly() throws Refusal {
    assertEquals(
        Map.of("a", "tab\t \"q\" é 🙂 \\", "b", "raw \\t"),
        parse("a = \"tab\\t \\\"q\\\" \\u00e9 \\U0001F642 \\\\\"\nb = 'raw \\t'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a = ~a value was expected",
        "a = hello~a text stands in quotes",
        "a = 1.5~is no whole number",
        "a = \"open~without its closing quote",
        "a = [1 2]~a comma or ]",
        "a = {b = 1}~inline tables",
        "[[a]]~arrays of tables",
        "a = 1 b = 2~the line should end",
        "a~= was expected",
        "= 1~a key was expected",
        "a = \"\\q\"~is no escape",
        "a = \"\\uzzzz\"~hexadecimal",
        "a = [1, ~a value was expected",
        "[a~] was expected",
      })
  void refusesWhatItDoesNotRead_withTheLine(String text, String message) {
    Refusal refusal = assertThrows(Refusal.class, () -> parse("\n" + text));
    assertTrue(refusal.getMessage().startsWith("f line 2: "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  @Test
  void refusesAKeyThatStandsThereTwice() {
    Refusal refusal = assertThrows(Refusal.class, () -> parse("a.b = 1\n[a]\nb = 2"));
    assertEquals("f line 3: a.b stands there twice", refusal.getMessage());
  }

  @Test
  void endsOnEveryPrefixOfAText() throws Refusal {
    String text = "[t]\na = [\"x\\u00e9\", 'y']\n b.c = true # end";
    assertEquals(2, parse(text).size());
    for (int end = 0; end < text.length(); end++) {
      try {
        parse(text.substring(0, end));
      } catch (Refusal expected) {
        assertTrue(expected.getMessage().startsWith("f line "));
      }
    }
  }

  private static Map<String, Object> parse(String text) throws Refusal {
    return Toml.parse(text, "f");
  }
}
