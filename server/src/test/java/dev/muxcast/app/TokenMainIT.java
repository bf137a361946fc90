package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Grant;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenMainIT {
  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int token(String... arguments) {
    out.reset();
    err.reset();
    return TokenMain.run(
        Map.of("MUXCAST_HOME", home.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Grant grantOf(String token) throws IOException {
    return AuthManager.read(new TokenFile(home), Clock.systemUTC()).authenticate(token);
  }

  @Test
  void aTokenThatWasCreatedWorksAndARevokedOneDoesNot() throws IOException {
    assertEquals(
        0, token("create", "--role", "viewer", "--sessions=a-*,b", "--expires", "7d", "--json"));
    assertTrue(printed().startsWith("{\"token\":\"mux_"), printed());
    String text = printed().split("\"")[3];
    Grant grant = grantOf(text);
    assertNotNull(grant);
    assertEquals(Role.VIEWER, grant.role());
    assertEquals(List.of("a-*", "b"), grant.sessions());
    assertNotNull(grant.expires());
    assertEquals(0, token("revoke", grant.tokenId()));
    assertNull(grantOf(text));
    assertEquals(1, token("revoke", grant.tokenId()));
  }

  @Test
  void theListNamesEachTokenButNoSecret() {
    assertEquals(0, token("create", "--name", "my \"phone\"", "--role=controller"));
    String secret = printed().lines().findFirst().orElseThrow();
    assertEquals(0, token("list", "--json"));
    assertTrue(printed().contains("\"name\":\"my \\\"phone\\\"\",\"role\":\"controller\""));
    assertTrue(printed().contains("\"expires\":null"), printed());
    assertTrue(!printed().contains(secret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "create --role king",
        "create --expires soon",
        "create --expires 2001-01-01T00:00:00Z",
        "create --sessions a,,b",
        "create --name",
        "create extra",
        "revoke",
        "list --role viewer"
      })
  void aWrongCallIsRefusedWithTheWayToTheHelp(String line) {
    assertEquals(2, token(line.split(" ")));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("token --help"));
  }
}
