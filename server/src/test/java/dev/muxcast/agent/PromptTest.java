package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.text.RedactionRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
  private static final RedactionRules RULES = RedactionRules.shippedAnd("", List.of());
  private static final String SECRET = "ghp_" + "a1B2c3D4e5F6".repeat(3);

  @Test
  void aQuestionWithASecretIsKnownByWhatClientsAreShownOfIt() {
    Prompt prompt =
        java.util.Objects.requireNonNull(
            PromptReader.on(
                List.of("Run this?", "curl -H token:" + SECRET, "❯ 1. Yes", "  2. No")));
    String shown = RULES.redact("curl -H token:" + SECRET);
    assertFalse(shown.contains(SECRET), shown);
    assertFalse(prompt.asks(shown));
    assertTrue(prompt.masked(RULES).asks(shown));
    assertTrue(prompt.masked(RULES).asks("Run this? " + shown));
    assertFalse(prompt.masked(RULES).asks("curl -H token:"));
  }
}
