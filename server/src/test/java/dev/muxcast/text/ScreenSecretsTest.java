package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenSecretsTest {
  private static final RedactionRules RULES = RedactionRules.shippedAnd("", List.of());
  private static final String TOKEN = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

  private static List<String> redact(int width, String... rows) {
    return ScreenSecrets.redact(RULES, List.of(rows), width, 0, -1);
  }

  @Test
  void aSecretInARowIsMasked() {
    assertEquals(
        List.of("a", "│ [redacted:github-token] │", "b"),
        redact(80, "a", "│ " + TOKEN + " │", "b"));
  }

  @Test
  void aScreenWithoutSecretsIsGivenBackAsItIs() {
    List<String> rows = List.of("one", "two");
    assertSame(rows, ScreenSecrets.redact(RULES, rows, 80, 1, 3));
  }

  @Test
  void aSecretThatGoesOnInTheNextRowIsMaskedInBoth() {
    String text = "token " + TOKEN;
    assertEquals(
        List.of("token [redacted:github-token]", "[redacted:github-token] end"),
        redact(30, text.substring(0, 30), text.substring(30) + " end"));
  }

  @Test
  void aSecretThatGoesOnInABoxIsMaskedInBothRows() {
    List<String> rows =
        redact(28, "│ x " + TOKEN.substring(0, 22) + " │", "│ " + TOKEN.substring(22) + "     │");
    assertFalse(String.join("\n", rows).contains("a1B2"), rows.toString());
    assertFalse(String.join("\n", rows).contains("q7R8"), rows.toString());
  }

  @Test
  void aSecretThatFollowsAFullRowIsMasked() {
    assertEquals(
        List.of("0123456789012345678901234567890123456789", "[redacted:github-token]"),
        redact(40, "0123456789012345678901234567890123456789", TOKEN));
  }

  @Test
  void aSecretBegunAtTheCursorIsMasked() {
    assertEquals(
        List.of("> [redacted:github-token]"),
        ScreenSecrets.redact(RULES, List.of("> ghp_abcd"), 80, 0, 10));
  }

  @Test
  void aKeyWhoseBeginningIsOutOfSightIsMasked() {
    assertEquals(
        List.of(KeyBlock.MASK, KeyBlock.MASK, "-----END RSA PRIVATE KEY-----", "$ ls"),
        redact(
            80,
            "MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF0wJXuD0iWvMYQ6yMNXWgYpXq9OA",
            "  12 +5Kcn0xX/jI8aA==",
            "-----END RSA PRIVATE KEY-----",
            "$ ls"));
  }

  @Test
  void aSecretThatGoesOverRowsAndIsBegunAtTheCursorIsMaskedInBoth() {
    String begun = "token " + TOKEN.substring(0, 30);
    assertEquals(
        List.of("token [redacted:github-token]", "[redacted:github-token]"),
        ScreenSecrets.redact(
            RULES, List.of(begun.substring(0, 20), begun.substring(20)), 20, 1, 16));
    assertEquals(
        List.of("token [redacted:github-token]"),
        ScreenSecrets.redact(RULES, List.of("token ghp_abcdefghij"), 20, 0, 19));
  }

  @Test
  void aSecretThatIsBeingDrawnIsMaskedWhereverTheCursorStands_andAWordIsNot() {
    assertEquals(
        List.of("● [redacted:github-token]", "", "> "),
        ScreenSecrets.redact(RULES, List.of("● " + TOKEN.substring(0, 20), "", "> "), 80, 2, 2));
    List<String> words = List.of("npm i sk-learn", "passwd=please", "http://localhost:8080");
    assertSame(words, ScreenSecrets.redact(RULES, words, 80, 0, 0));
  }
}
