package dev.muxcast.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides who a token belongs to, and keeps the tokens. Owns the token table and its file; every
/// method may be called from any thread.
public final class AuthManager {
  private final TokenFile file;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile List<StoredToken> tokens;
  private volatile Consumer<String> revoked = id -> {};

  private AuthManager(TokenFile file, Clock clock, List<StoredToken> tokens) {
    this.file = file;
    this.clock = clock;
    this.tokens = tokens;
  }

  /// Reads the tokens of a state folder; where there is none, or the admin's plain one is gone,
  /// makes an admin token.
  ///
  /// @throws IOException when a token file can't be read or written, or others can read it
  public static AuthManager open(TokenFile file, Clock clock) throws IOException {
    AuthManager manager = new AuthManager(file, clock, file.load());
    if (!file.hasAdminToken() || !manager.knows(file.adminToken())) {
      file.saveAdminToken(manager.create("admin", Role.ADMIN, List.of(), null).text());
    }
    return manager;
  }

  /// A token just made: the only moment its text is known.
  public record Created(String text, StoredToken token) {}

  /// Who the token belongs to; null for a wrong or an expired one. Compares in constant time.
  public @Nullable Grant authenticate(String token) {
    byte[] hash = TokenText.hash(token).getBytes(StandardCharsets.US_ASCII);
    StoredToken found = null;
    for (StoredToken each : tokens) {
      if (MessageDigest.isEqual(hash, each.hash().getBytes(StandardCharsets.US_ASCII))) {
        found = each;
      }
    }
    if (found == null || found.expiredAt(clock.millis())) {
      return null;
    }
    Role role = Role.of(found.role());
    return role == null
        ? null
        : new Grant(found.id(), found.name(), role, found.sessions(), found.expires());
  }

  /// Makes a token and stores its hash.
  ///
  /// @param expires milliseconds since the epoch, or null for never
  public synchronized Created create(
      String name, Role role, List<String> sessions, @Nullable Long expires) throws IOException {
    String text = TokenText.random(random);
    byte[] id = new byte[4];
    random.nextBytes(id);
    StoredToken token =
        new StoredToken(
            "t" + HexFormat.of().formatHex(id),
            name,
            TokenText.hash(text),
            role.word(),
            List.copyOf(sessions),
            clock.millis(),
            expires);
    List<StoredToken> all = new ArrayList<>(tokens);
    all.add(token);
    replace(all);
    return new Created(text, token);
  }

  /// All tokens, oldest first.
  public List<StoredToken> list() {
    return tokens;
  }

  /// Takes back the token of that id, or all of that name, and tells the listener of each.
  ///
  /// @return how many there were
  public synchronized int revoke(String idOrName) throws IOException {
    List<StoredToken> kept = new ArrayList<>();
    List<StoredToken> gone = new ArrayList<>();
    for (StoredToken each : tokens) {
      boolean hit = each.id().equals(idOrName) || each.name().equals(idOrName);
      (hit ? gone : kept).add(each);
    }
    if (!gone.isEmpty()) {
      replace(kept);
      gone.forEach(token -> revoked.accept(token.id()));
    }
    return gone.size();
  }

  /// Who is told the id of each revoked token, so that its connections can be closed.
  public void onRevoked(Consumer<String> listener) {
    revoked = listener;
  }

  private void replace(List<StoredToken> all) throws IOException {
    file.save(all);
    tokens = List.copyOf(all);
  }

  private boolean knows(String token) {
    return authenticate(token) != null;
  }
}
