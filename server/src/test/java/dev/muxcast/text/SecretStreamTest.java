package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretStreamTest {
  private static final RedactionRules RULES = RedactionRules.shippedAnd("", List.of());
  private static final String KEY =
      "-----BEGIN OPENSSH PRIVATE KEY-----\n"
          + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gt\n"
          + "QyNTUxOQAAACBbvaM1u7ZcQ\n"
          + "-----END OPENSSH PRIVATE KEY-----\n";

  private final SecretStream stream = new SecretStream(RULES);

  /// All that is shown when the text comes in these pieces, each so much later than the one before.
  private static String shown(List<String> pieces, int pause) {
    SecretStream stream = new SecretStream(RULES);
    StringBuilder shown = new StringBuilder();
    long now = 0;
    for (String piece : pieces) {
      shown.append(stream.take(piece, now));
      now += pause;
      if (stream.due() <= now) {
        shown.append(stream.take("", stream.due()));
      }
    }
    return shown.append(stream.take("", now + SecretStream.HOLD_MILLIS)).toString();
  }

  @Test
  void noSecretLeaksAtAnySplitHoweverLongThePause() {
    List<String> leaks = new ArrayList<>();
    for (RuleFile.Rule rule : RedactionRulesTest.shipped()) {
      for (String sample : rule.good()) {
        boolean ends = RULES.next(sample + " after", 0) == null;
        String line = "before " + sample + (ends ? "\n" : " after\n");
        RedactionRules.Secret secret = RULES.next(line, 0);
        String hidden = line.substring(secret.start(), secret.end());
        for (int cut = 1; cut < line.length(); cut++) {
          for (int pause : new int[] {0, 50, 500}) {
            String shown = shown(List.of(line.substring(0, cut), line.substring(cut)), pause);
            if (leaks(hidden, shown) || !shown.contains("[redacted:")) {
              leaks.add(rule.name() + " cut at " + cut + ", " + pause + " ms: " + shown);
            }
          }
        }
      }
    }
    assertEquals(List.of(), leaks);
  }

  /// Whether more of the secret is seen than what every secret of its kind begins with.
  private static boolean leaks(String hidden, String shown) {
    for (int i = 10; i + 6 <= hidden.length(); i++) {
      if (shown.contains(hidden.substring(i, i + 6))) {
        return true;
      }
    }
    int tail = Math.max(4, hidden.length() / 3);
    return shown.contains(hidden.substring(hidden.length() - tail))
        || shown.contains(hidden.substring(0, Math.max(hidden.length() / 2, 4)));
  }

  @Test
  void aSecretTypedLetterByLetterIsMasked() {
    String secret = "AKIA" + "QWERTYUIOPASDFGH";
    List<String> letters = new ArrayList<>();
    for (char c : ("id " + secret + "\n").toCharArray()) {
      letters.add(String.valueOf(c));
    }
    String shown = shown(letters, 200);
    assertFalse(shown.contains("QWE"), shown);
    assertTrue(shown.contains("[redacted:aws-key-id]"), shown);
  }

  @Test
  void textWithoutASecretIsShownAtOnceAsItIs() {
    String text = "step 1 of 3\nplease sign in: ";
    assertEquals(text, stream.take(text, 0));
    assertEquals(Long.MAX_VALUE, stream.due());
  }

  @Test
  void whatOnlyBeginsLikeASecretIsHeldAndThenShown() {
    assertEquals("see ", stream.take("see ghp_do", 0));
    assertEquals(SecretStream.HOLD_MILLIS, stream.due());
    assertEquals("ghp_docs there", stream.take("cs there", 10));
  }

  @Test
  void aWordThatBeginsAsAKeysNameDoesIsShownHoweverSlowlyItIsWritten() {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < "link what".length(); i++) {
      shown.append(stream.take("" + "link what".charAt(i), 1_000L * i));
    }
    assertEquals("link what", shown.toString());
    assertEquals(Long.MAX_VALUE, stream.due());
  }

  @Test
  void whatStandsAroundSecretsIsShownOnce() {
    assertEquals(
        "a redis://:[redacted:url-password]@h b redis://:[redacted:url-password]@i\n",
        stream.take("a redis://:s3cr3t@h b redis://:s3cr3t@i\n", 0));
    assertEquals("c redis://:", stream.take("c redis://:s3", 0));
    assertEquals("[redacted:url-password]@h d\n", stream.take("cr3t@h d\n", 10));
  }

  @Test
  void whatIsHeldTooLongIsMaskedWithWhatBelongsToIt() {
    assertEquals("see ", stream.take("see ghp_abcdef", 0));
    assertEquals("[redacted:github-token]", stream.take("", 100));
    assertEquals("", stream.take("ghijklmnopqrstuvwxyz0123456789ABCDEFG", 200));
    assertEquals(" done\n", stream.take(" done\n", 300));
  }

  @Test
  void theLinesOfAPrivateKeyAreMaskedAtEverySplit() {
    for (int cut = 1; cut < KEY.length(); cut++) {
      for (int pause : new int[] {0, 500}) {
        String shown = shown(List.of(KEY.substring(0, cut), KEY.substring(cut), "ok\n"), pause);
        assertFalse(shown.contains("b3Blb") || shown.contains("vaM1u7"), cut + ": " + shown);
        assertTrue(shown.endsWith("-----END OPENSSH PRIVATE KEY-----\nok\n"), shown);
      }
    }
  }

  @Test
  void whatIsOnlyBegunWhenALineEndsHidesNoSecretBehindIt() {
    assertEquals(
        "\"password\": \"redis://:[redacted:url-password]@h\n",
        stream.take("\"password\": \"redis://:s3cr3t@h\n", 0));
  }

  @Test
  void aKeysFirstLineInProseHidesNothingAfterIt() {
    String text = "it starts with -----BEGIN RSA PRIVATE KEY----- as usual\nand then some words\n";
    assertEquals(text, stream.take(text, 0));
  }
}
