package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Seeds secrets into the places where they are shown, and counts those that leak; and lines
/// without any, and counts those that are touched.
class SecretsScoreTest {
  private static final RedactionRules RULES = RedactionRules.shippedAnd("", List.of());
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  /// Where a secret is seeded: `@` is a password that a person chose, `%` one that was drawn.
  private static final List<String> PLACES =
      List.of(
          "password: @",
          "  db_password: @",
          "passwd: %",
          "Password: %",
          "export DB_PASSWORD=%",
          "MYSQL_ROOT_PASSWORD=@",
          "API_KEY=%",
          "GITHUB_TOKEN=%",
          "--password @",
          "--password=@",
          "tool --token %",
          "tool --token @",
          "tool --api-key=%",
          "{\"password\": \"@\"}",
          "{\"access_token\":\"%\",\"x\":1}",
          "\"auth\": \"%\"",
          "_auth=%",
          "mysql -u root -p@",
          "postgres://app:@@db:5432/x",
          "https://me:%@example.org/r.git",
          "curl -u me:@ http://h",
          "Authorization: Bearer %",
          "authorization: token %",
          "x-api-key: %",
          "sshpass -p @ ssh h",
          "apiKey: \"%\",",
          "secret = '%'",
          "token: %",
          "?token=%",
          "Pwd=%;",
          "redis-cli -a @ ping",
          "machine h login me password @",
          "\"client_secret\": \"%\"",
          "SIGNING_KEY=%");

  private static final List<String> CHOSEN =
      List.of("correcthorse", "tiger", "hunter2", "letmein", "s3cr3t", "Winter2026!", "pa55word");

  private static String drawn(Random random) {
    StringBuilder text = new StringBuilder("k7");
    while (text.length() < 32) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  @Test
  void ofSeededSecretsNextToNoneLeaks() {
    Random random = new Random(18);
    int all = 0;
    List<String> leaks = new ArrayList<>();
    for (String place : PLACES) {
      for (int i = 0; i < 70; i++) {
        boolean chosen = place.indexOf('%') < 0;
        String secret = chosen ? CHOSEN.get(i % CHOSEN.size()) : drawn(random);
        int at = place.indexOf(chosen ? '@' : '%');
        String line = place.substring(0, at) + secret + place.substring(at + 1);
        all++;
        if (RULES.redact(line).contains(secret)) {
          leaks.add(line);
        }
      }
    }
    assertTrue(leaks.size() * 100 <= all, leaks.size() + " of " + all + " leaked: " + leaks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CACHE_KEY=node-modules-linux-x64-0123456789abcdef0123456789abcdef",
        "SyntaxError: Unexpected token: utf8",
        "FROM docker-image://alpine:3.19@sha256:0123456789abcdef0123456789abcdef",
        "Enter password:",
        "password: must be at least 8 characters",
        "  password: string",
        "the token: see page 3",
        "tokens: 4096, max_tokens=4096",
        "--token string   Bearer token for the server",
        "--password is read from standard input",
        "password = get_password()",
        "token = request.headers['x']",
        "{\"token_type\":\"bearer\",\"expires_in\":3600}",
        "\"integrity\": \"sha512-0123456789abcdefABCDEF0123456789abcdefABCDEF==\"",
        "awk '{print $1$2}'",
        "primary_key=id foreign_key=user_id",
        "PUBLIC_KEY=/etc/ssl/x.pem",
        "secretName: web-tls",
        "Password: ********"
      })
  void linesWithoutSecretsAreLeftAlone(String line) {
    assertEquals(line, RULES.redact(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"severity-cases.tsv", "severity-tools.tsv"})
  void outputOfToolsIsLeftAlone(String corpus) throws IOException {
    for (String line : SeverityScoreTest.lines(corpus)) {
      assertEquals(line, RULES.redact(line));
    }
  }
}
