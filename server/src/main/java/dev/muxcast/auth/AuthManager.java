package dev.muxcast.auth;

import dev.muxcast.guard.Errands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who a token belongs to, and keeps the tokens. Owns the token table; every method may be
/// called from any thread.
///
/// The table's file may be changed by another process of the same user (`muxcast token`): changes
/// are made under a lock file, and `refresh` takes over what others made. Who must not wait for a
/// folder that hangs has that done beside; what is known holds meanwhile.
public final class AuthManager {

  /// How long a token that has expired is still listed.
  private static final long KEPT_MILLIS = 7L * 24 * 60 * 60 * 1000;

  /// How long somebody waits for a token that may be new.
  private static final long NEW_MILLIS = 2_000;

  private static final Logger log = LoggerFactory.getLogger(AuthManager.class);

  private final TokenFile file;
  private final Errands beside = new Errands("Tokens", 1, 1);
  private final Object signInLock = new Object();
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile List<StoredToken> tokens;
  private volatile long stamp;
  private volatile @Nullable SignIn signIn;
  private volatile Consumer<String> revoked = id -> {};
  private @Nullable StoredToken firstAdmin;
  private volatile Errands.@Nullable Errand refreshing;
  private volatile String complaint = "";

  private AuthManager(TokenFile file, Clock clock, List<StoredToken> tokens) throws IOException {
    this.file = file;
    this.clock = clock;
    this.tokens = tokens;
    stamp = file.stamp();
  }

  /// Reads the tokens of a state folder; where there is none, or the admin's plain one is gone,
  /// makes an admin token.
  ///
  /// @throws IOException when a token file can't be read or written, or others can read it
  public static AuthManager open(TokenFile file, Clock clock) throws IOException {
    AuthManager manager = read(file, clock);
    if (!file.hasAdminToken() || !manager.knows(file.adminToken())) {
      Created admin = manager.create("admin", Role.ADMIN, List.of(), null);
      file.saveAdminToken(admin.text());
      manager.firstAdmin = admin.token();
    }
    return manager;
  }

  /// Reads the tokens of a state folder as they are.
  ///
  /// @throws IOException when the token file can't be read, or others can read it
  public static AuthManager read(TokenFile file, Clock clock) throws IOException {
    return new AuthManager(file, clock, file.load());
  }

  /// The admin's token that `open` made; null where there was one.
  public @Nullable StoredToken firstAdmin() {
    return firstAdmin;
  }

  /// Takes over what another process changed, and tells the listener of each token that is gone.
  public synchronized void refresh() throws IOException {
    long now = file.stamp();
    if (now == stamp) {
      return;
    }
    List<StoredToken> before = tokens;
    tokens = file.load();
    stamp = now;
    for (StoredToken old : before) {
      if (!knowsId(old.id())) {
        revoked.accept(old.id());
      }
    }
  }

  /// As [#refresh], beside: nobody waits for it.
  public void refreshSoon() {
    Errands.Errand last = refreshing;
    if (last == null || !last.underWay()) {
      refreshing = beside.send(this::refreshed);
    }
  }

  /// Where the file can't be read the tokens stay as they were, which is said once.
  private boolean refreshed() {
    try {
      refresh();
      complaint = "";
    } catch (IOException e) {
      if (!complaint.equals(e.getMessage())) {
        complaint = String.valueOf(e.getMessage());
        log.warn("the token file can't be read, the tokens stay as they were: {}", complaint);
      }
    }
    return true;
  }

  /// A token just made: the only moment its text is known.
  public record Created(String text, StoredToken token) {}

  /// Who the token belongs to; null for a wrong or an expired one, and for the secret of a share
  /// link, which is good for a session only. Compares in constant time.
  public @Nullable Grant authenticate(String token) {
    StoredToken found = find(token);
    if (found == null) {
      return ofSession(token);
    }
    return found.share() ? null : grant(found, found.expires());
  }

  /// As [#authenticate], also where another process made the token a moment ago: waits a moment for
  /// its file.
  public @Nullable Grant authenticateAlsoNew(String token) {
    Grant found = authenticate(token);
    return found == null && beside.ask(this::refreshed, NEW_MILLIS) != null
        ? authenticate(token)
        : found;
  }

  /// Who the secret of a share link lets in, also where another process made it a moment ago: waits
  /// a moment for its file. Null when it is none, or over.
  public @Nullable Grant shared(String secret) {
    Grant found = sharedAsKnown(secret);
    return found == null && beside.ask(this::refreshed, NEW_MILLIS) != null
        ? sharedAsKnown(secret)
        : found;
  }

  private @Nullable Grant sharedAsKnown(String secret) {
    StoredToken found = find(secret);
    return found != null && found.share() ? grant(found, found.expires()) : null;
  }

  /// Whether the token of that id, as it is now, is over: rotating one sets its end.
  public boolean expired(String id) {
    for (StoredToken each : tokens) {
      if (each.id().equals(id)) {
        return each.expiredAt(clock.millis());
      }
    }
    return false;
  }

  private @Nullable StoredToken find(String token) {
    byte[] hash = TokenText.hash(token).getBytes(StandardCharsets.US_ASCII);
    StoredToken found = null;
    for (StoredToken each : tokens) {
      if (MessageDigest.isEqual(hash, each.hash().getBytes(StandardCharsets.US_ASCII))) {
        found = each;
      }
    }
    return found;
  }

  private @Nullable Grant grant(StoredToken found, @Nullable Long expires) {
    Role role = Role.of(found.role());
    return role == null || found.expiredAt(clock.millis())
        ? null
        : new Grant(found.id(), found.name(), role, found.sessions(), expires);
  }

  /// A browser's session has the rights of the token behind it, as that is now.
  private @Nullable Grant ofSession(String token) {
    SignIn known = signIn;
    SignIn.Seat seat = known == null ? null : known.sessionOf(token);
    if (seat == null) {
      return null;
    }
    for (StoredToken each : tokens) {
      if (each.id().equals(seat.tokenId())) {
        Long expires = each.expires();
        return grant(each, expires == null ? seat.expires() : Math.min(expires, seat.expires()));
      }
    }
    return null;
  }

  /// Tickets and sessions of browsers; made when the first one comes.
  public SignIn signIn() {
    synchronized (signInLock) {
      SignIn known = signIn;
      if (known == null) {
        known = new SignIn(clock, random);
        signIn = known;
      }
      return known;
    }
  }

  /// Makes a token and stores its hash.
  ///
  /// @param expires milliseconds since the epoch, or null for never
  public Created create(String name, Role role, List<String> sessions, @Nullable Long expires)
      throws IOException {
    return change(name, role, sessions, expires, false, tokens -> tokens);
  }

  /// Makes the secret of a share link: a viewer's, for some sessions, until a certain time.
  public Created share(String name, List<String> sessions, long expires) throws IOException {
    return change(name, Role.VIEWER, sessions, expires, true, tokens -> tokens);
  }

  /// Makes a token with the rights of another one, which is of use for a while longer. Where that
  /// is the plain one that the command line reads, the new one takes its place there.
  ///
  /// @param overlapMillis how long both can be used
  public Created rotate(StoredToken old, long overlapMillis) throws IOException {
    long end = clock.millis() + overlapMillis;
    Role role = Objects.requireNonNull(Role.of(old.role()));
    Created made =
        change(
            old.name(),
            role,
            old.sessions(),
            old.expires(),
            old.share(),
            all ->
                all.stream()
                    .map(each -> each.id().equals(old.id()) ? each.until(end) : each)
                    .toList());
    if (file.hasAdminToken() && TokenText.hash(file.adminToken()).equals(old.hash())) {
      file.saveAdminToken(made.text());
    }
    return made;
  }

  private synchronized Created change(
      String name,
      Role role,
      List<String> sessions,
      @Nullable Long expires,
      boolean share,
      UnaryOperator<List<StoredToken>> others)
      throws IOException {
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
            expires,
            share);
    return file.locked(() -> {
      refresh();
      List<StoredToken> all = new ArrayList<>(others.apply(tokens));
      long forgotten = clock.millis() - KEPT_MILLIS;
      all.removeIf(each -> each.expiredAt(forgotten));
      all.add(token);
      replace(all);
      return new Created(text, token);
    });
  }

  /// Those with that id or name.
  public List<StoredToken> named(String idOrName) {
    return tokens.stream()
        .filter(each -> each.id().equals(idOrName) || each.name().equals(idOrName))
        .toList();
  }

  /// All tokens, oldest first.
  public List<StoredToken> list() {
    return tokens;
  }

  /// Takes back the token of that id, or all of that name, and tells the listener of each.
  ///
  /// @return how many there were
  public synchronized int revoke(String idOrName) throws IOException {
    List<StoredToken> gone = new ArrayList<>();
    file.locked(() -> {
      refresh();
      List<StoredToken> kept = new ArrayList<>();
      for (StoredToken each : tokens) {
        boolean hit = each.id().equals(idOrName) || each.name().equals(idOrName);
        (hit ? gone : kept).add(each);
      }
      if (!gone.isEmpty()) {
        replace(kept);
      }
      return gone.size();
    });
    gone.forEach(token -> revoked.accept(token.id()));
    return gone.size();
  }

  /// Who is told the id of each revoked token, so that its connections can be closed.
  public void onRevoked(Consumer<String> listener) {
    revoked = listener;
  }

  private void replace(List<StoredToken> all) throws IOException {
    file.save(all);
    tokens = List.copyOf(all);
    stamp = file.stamp();
  }

  private boolean knowsId(String id) {
    for (StoredToken each : tokens) {
      if (each.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private boolean knows(String token) {
    return authenticate(token) != null;
  }
}
