package dev.muxcast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  @Test
  void aRotatedTokenAndItsSuccessorBothWorkForTheOverlap_andNotWithoutOne() throws IOException {
    assertEquals(0, token("create", "--name", "ci", "--role=controller", "--sessions", "a-*"));
    String old = printed().lines().findFirst().orElseThrow();
    assertEquals(0, token("rotate", "ci", "--overlap", "1h", "--json"));
    String fresh = printed().split("\"")[3];
    Grant grant = grantOf(fresh);
    assertNotNull(grant);
    assertEquals(Role.CONTROLLER, grant.role());
    assertEquals(List.of("a-*"), grant.sessions());
    assertNull(grant.expires());
    assertNotNull(grantOf(old).expires());
    assertEquals(1, token("rotate", "ci"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("give an id: t"));
    assertEquals(0, token("rotate", grant.tokenId(), "--overlap=0s"));
    assertNull(grantOf(fresh));
    assertEquals(1, token("rotate", "nobody"));
  }

  @Test
  void theCommandLinesOwnTokenIsRotatedWhereItStands() throws IOException {
    assertEquals(0, token("list"));
    String old = Files.readString(home.resolve("token")).strip();
    assertEquals(0, token("rotate", "admin", "--overlap", "0s"));
    String fresh = Files.readString(home.resolve("token")).strip();
    assertNotEquals(old, fresh);
    assertNull(grantOf(old));
    assertEquals(Role.ADMIN, grantOf(fresh).role());
  }

  @Test
  void whatHasExpiredIsListedAsExpired() throws IOException {
    assertEquals(0, token("list"));
    assertFalse(printed().contains("expired"), printed());
    AuthManager auth = AuthManager.read(new TokenFile(home), Clock.systemUTC());
    auth.create("past", Role.VIEWER, List.of(), Clock.systemUTC().millis() - 1);
    assertEquals(0, token("list"));
    assertTrue(printed().lines().anyMatch(line -> line.matches(".* past .*Z expired .*")));
    assertEquals(0, token("list", "--json"));
    assertTrue(printed().contains(",\"expired\":true}"), printed());
  }

  @Test
  void aShareLinkHasItsSecretInTheFragment_andIsNoToken() throws IOException {
    assertEquals(3, token("share", "--sessions", "api-*"));
    Files.writeString(home.resolve("url"), "wss://127.0.0.1:9000/monitor\n");
    Files.writeString(home.resolve("lock"), "999999999 1\n");
    assertEquals(3, token("share", "--sessions", "api-*"));
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String begun = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    Files.writeString(home.resolve("lock"), ProcessHandle.current().pid() + " " + begun + "\n");
    assertEquals(0, token("share", "--sessions", "api-*", "--host", "build7"));
    String url = printed().lines().findFirst().orElseThrow();
    assertTrue(url.startsWith("https://build7:9000/#share=mux_"), url);
    String secret = url.substring(url.indexOf('=') + 1);
    assertNull(grantOf(secret));
    Grant grant = AuthManager.read(new TokenFile(home), Clock.systemUTC()).shared(secret);
    assertEquals(Role.VIEWER, grant.role());
    assertEquals(List.of("api-*"), grant.sessions());
    assertNotNull(grant.expires());
    assertEquals(0, token("list"));
    assertTrue(printed().contains("share link"), printed());
    assertEquals(1, token("rotate", "share"));
    assertEquals(0, token("revoke", "share"));
  }

  @Test
  void aTokenFileThatOthersCanReadIsRefused() throws IOException {
    assertEquals(0, token("list"));
    for (String file : List.of("tokens", "audit.key")) {
      Files.setPosixFilePermissions(
          home.resolve(file), PosixFilePermissions.fromString("rw-r-----"));
      assertEquals(1, token("list"), file);
      assertTrue(err.toString(StandardCharsets.UTF_8).contains("chmod 600"), file);
      Files.setPosixFilePermissions(
          home.resolve(file), PosixFilePermissions.fromString("rw-------"));
    }
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
        "rotate",
        "rotate a --overlap soon",
        "rotate a --expires 1d",
        "share",
        "share --sessions a --role admin",
        "share --sessions a --host http://x",
        "list --role viewer"
      })
  void aWrongCallIsRefusedWithTheWayToTheHelp(String line) {
    assertEquals(2, token(line.split(" ")));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("token --help"));
  }
}
