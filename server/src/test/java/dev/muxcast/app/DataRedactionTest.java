package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.text.RedactionRules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataRedactionTest {
  private static final String TOKEN = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  private static final DataRedaction CLEAN =
      new DataRedaction(RedactionRules.shippedAnd("", List.of()));

  @Test
  void secretsAreMaskedHoweverDeepTheyLie() {
    assertEquals(
        Map.of("log", List.of(Map.of("line", "see [redacted:github-token]"))),
        CLEAN.of(Map.of("log", List.of(Map.of("line", "see " + TOKEN)))));
    assertEquals(
        Map.of("[redacted:github-token]", true),
        CLEAN.of(new LinkedHashMap<>(Map.of(TOKEN, true))));
  }

  @Test
  void aMembersNameTellsThatItsTextIsASecret() {
    assertEquals(
        Map.of("db", Map.of("password", "[redacted:option]", "user", "app")),
        CLEAN.of(Map.of("db", Map.of("password", "correct-horse", "user", "app"))));
  }

  @Test
  void everythingElseStaysAsItIs() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("nothing", null);
    data.put("list", Arrays.asList(1L, 2.5, "x", null, List.of()));
    data.put("empty", Map.of());
    assertEquals(data, CLEAN.of(data));
  }
}
