package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthManagerIT {
  @TempDir Path folder;
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000_000), ZoneOffset.UTC);

  private AuthManager open() throws IOException {
    return AuthManager.open(new TokenFile(folder), clock);
  }

  @Test
  void theFirstStartMakesAnAdminTokenThatOnlyTheOwnerCanRead() throws IOException {
    Grant grant = open().authenticate(Files.readString(folder.resolve("token")).strip());
    assertNotNull(grant);
    assertEquals(Role.ADMIN, grant.role());
    for (String file : List.of("token", "tokens")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
    assertFalse(Files.readString(folder.resolve("tokens")).contains("mux_"));
  }

  @Test
  void aSecondStartKeepsTheAdminToken() throws IOException {
    open();
    String token = Files.readString(folder.resolve("token"));
    assertEquals(1, open().list().size());
    assertEquals(token, Files.readString(folder.resolve("token")));
  }

  @Test
  void aWrongAnExpiredAndARevokedTokenAreNobody() throws IOException {
    AuthManager auth = open();
    List<String> revoked = new ArrayList<>();
    auth.onRevoked(revoked::add);
    assertNull(auth.authenticate("mux_wrong"));
    assertNull(auth.authenticate(auth.create("old", Role.VIEWER, List.of(), 1_000_000L).text()));
    AuthManager.Created fresh = auth.create("fresh", Role.VIEWER, List.of("a-*"), 1_000_001L);
    assertNotNull(auth.authenticate(fresh.text()));
    assertEquals(1, auth.revoke("fresh"));
    assertNull(auth.authenticate(fresh.text()));
    assertEquals(List.of(fresh.token().id()), revoked);
    assertEquals(0, auth.revoke("fresh"));
  }

  @Test
  void aTokenThatExpiredAWeekAgoIsListedNoMore() throws IOException {
    long day = 24 * 60 * 60 * 1000L;
    Clock later = Clock.fixed(Instant.ofEpochMilli(10 * day), ZoneOffset.UTC);
    AuthManager auth = AuthManager.open(new TokenFile(folder), later);
    auth.create("long ago", Role.VIEWER, List.of(), 3 * day);
    auth.create("lately", Role.VIEWER, List.of(), 4 * day);
    assertEquals(List.of("admin", "lately"), auth.list().stream().map(StoredToken::name).toList());
  }

  @Test
  void tokensOutliveTheServer() throws IOException {
    String text = open().create("phone", Role.CONTROLLER, List.of("web-*"), null).text();
    Grant grant = open().authenticate(text);
    assertNotNull(grant);
    assertEquals(Role.CONTROLLER, grant.role());
    assertTrue(grant.seesSession("web-1"));
    assertFalse(grant.seesSession("db"));
    assertFalse(grant.seesSession(null));
  }

  @Test
  void aTokenFileThatOthersCanReadIsRefusedWithTheFix() throws IOException {
    open();
    Path tokens = folder.resolve("tokens");
    Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-r--r--"));
    IOException refusal = assertThrows(IOException.class, this::open);
    assertTrue(refusal.getMessage().contains("chmod 600"), refusal.getMessage());
  }

  @Test
  void aDamagedTokenFileIsRefusedAndKept() throws IOException {
    open();
    Files.writeString(folder.resolve("tokens"), "[{");
    IOException refusal = assertThrows(IOException.class, this::open);
    assertTrue(refusal.getMessage().contains("damaged"), refusal.getMessage());
    assertEquals("[{", Files.readString(folder.resolve("tokens")));
  }

  @Test
  void whatAnotherProcessChangesIsTakenOverAndRevocationsAreTold() throws IOException {
    AuthManager server = open();
    AuthManager other = AuthManager.read(new TokenFile(folder), clock);
    List<String> revoked = new ArrayList<>();
    server.onRevoked(revoked::add);
    AuthManager.Created made = other.create("x", Role.VIEWER, List.of(), null);
    AuthManager.Created own = server.create("y", Role.VIEWER, List.of(), null);
    assertNotNull(server.authenticate(made.text()));
    other.revoke("x");
    server.refresh();
    assertNull(server.authenticate(made.text()));
    assertNotNull(server.authenticate(own.text()));
    assertEquals(List.of(made.token().id()), revoked);
  }
}
