package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionRulesTest {
  private static final RedactionRules RULES = RedactionRules.shippedAnd("", List.of());

  static List<RuleFile.Rule> shipped() {
    return RuleFile.parse("rules", RedactionRules.shippedText()).rules();
  }

  @Test
  void everySampleBesideARuleIsMaskedOrLeftAsItSays() {
    List<String> wrong = new ArrayList<>();
    for (RuleFile.Rule rule : shipped()) {
      for (String line : rule.good()) {
        if (!RULES.redact(line).contains("[redacted:" + rule.name() + "]")) {
          wrong.add(rule.name() + " should mask: " + line + " but: " + RULES.redact(line));
        }
      }
      for (String line : rule.bad()) {
        if (!RULES.redact(line + "\n").equals(line + "\n")) {
          wrong.add(rule.name() + " should leave: " + line + " but: " + RULES.redact(line));
        }
      }
      if (rule.good().isEmpty() || rule.bad().isEmpty()) {
        wrong.add(rule.name() + " needs a sample of each kind");
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void onlyTheSecretPartIsMasked() {
    assertEquals(
        "postgres://app:[redacted:url-password]@db/x", RULES.redact("postgres://app:hunter2@db/x"));
  }

  @Test
  void whatIsOnlyBegunHidesNoSecretBehindIt() {
    assertEquals(
        "\"password\": \"redis://:[redacted:url-password]@h",
        RULES.redact("\"password\": \"redis://:s3cr3t@h"));
  }

  @Test
  void severalSecretsInALineAreMaskedEach() {
    String key = shipped().getFirst().good().getFirst();
    assertEquals(
        "id [redacted:aws-key-id] and id [redacted:aws-key-id].",
        RULES.redact(key + " and " + key + "."));
  }

  @Test
  void theUsersOwnRulesHoldBesideTheShippedOnes() {
    RedactionRules own = RedactionRules.shippedAnd("[badge]\nmatch \\bBADGE-\\d{6}\n", List.of());
    assertEquals("my [redacted:badge] here", own.redact("my BADGE-123456 here"));
  }

  @Test
  void aRuleHoldsWhateverEndsItsLine() {
    for (String newline : List.of("\n", "\r\n", "\r")) {
      String text =
          String.join(newline, "[badge]", "match \\bBADGE-\\d{6}$", "unless BADGE-0+", "");
      RedactionRules own = RedactionRules.shippedAnd(text, List.of());
      assertEquals("my [redacted:badge]\n", own.redact("my BADGE-123456\n"));
      assertEquals("my BADGE-000000\n", own.redact("my BADGE-000000\n"));
    }
  }

  @Test
  void aRuleCanBeSwitchedOff() {
    RedactionRules fewer = RedactionRules.shippedAnd("", List.of("url-password"));
    assertEquals("redis://:s3cr3t@h ", fewer.redact("redis://:s3cr3t@h "));
  }

  @Test
  void aMistakeInTheUsersFileIsNamedWithItsLine() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> RedactionRules.shippedAnd("[x]\n\nmatch [^x]*secret\n", List.of()));
    assertTrue(e.getMessage().contains("line 3"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> RedactionRules.shippedAnd("", List.of("nothing")));
  }

  @Test
  void ordinaryCodeIsLeftAlone() {
    String code =
        """
        password = get_password()
        def login(user: str, password: str) -> Token:
            token = request.headers["token"]
        if (secret === undefined) throw new Error("secret missing")
        curl http://localhost:8765/monitor?a=b
        git@github.com:me/repo.git
        commit 0123456789abcdef0123456789abcdef01234567
        sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        """;
    assertEquals(code, RULES.redact(code));
    assertFalse(RULES.redact(code).contains("redacted"));
  }
}
