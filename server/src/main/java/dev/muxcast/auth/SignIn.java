package dev.muxcast.auth;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tickets and the sessions that they become. A ticket works once, for half a minute; a session has
/// the rights of the token behind it, ends with it, and is not kept over a restart.
///
/// Owns both tables, by the hashes of what was handed out; any thread.
public final class SignIn {
  /// How long a ticket may be used.
  public static final long TICKET_MILLIS = 30_000;

  private static final long SESSION_MILLIS = 8 * 3_600_000L;
  private static final int MOST = 1_000;
  private static final int MOST_OF_ONE_TOKEN = 100;

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Seat> tickets = new LinkedHashMap<>();
  private final Map<String, Seat> sessions = new LinkedHashMap<>();

  /// What a session came to.
  ///
  /// @param expires milliseconds since the epoch
  public record Session(String token, long expires) {}

  /// @param tokenId the token whose rights it has
  record Seat(String tokenId, long expires) {}

  SignIn(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /// A new ticket for who holds the grant.
  public synchronized String ticket(Grant grant) {
    return seat(tickets, grant.tokenId(), clock.millis() + TICKET_MILLIS);
  }

  /// Takes a ticket, which is then gone.
  ///
  /// @return null when it was never made, is used or too old
  public synchronized @Nullable Session redeem(String ticket) {
    Seat seat = tickets.remove(TokenText.hash(ticket));
    return seat == null || clock.millis() >= seat.expires() ? null : session(seat.tokenId());
  }

  /// A session for who has a share link.
  public synchronized Session session(Grant grant) {
    return session(grant.tokenId());
  }

  private Session session(String tokenId) {
    long expires = clock.millis() + SESSION_MILLIS;
    return new Session(seat(sessions, tokenId, expires), expires);
  }

  /// The session that this is the token of; null when it is none, or over.
  synchronized @Nullable Seat sessionOf(String token) {
    Seat seat = sessions.get(TokenText.hash(token));
    return seat == null || clock.millis() >= seat.expires() ? null : seat;
  }

  private String seat(Map<String, Seat> table, String tokenId, long expires) {
    long now = clock.millis();
    table.values().removeIf(seat -> now >= seat.expires());
    makeRoom(table, tokenId);
    String text = TokenText.random(random);
    table.put(TokenText.hash(text), new Seat(tokenId, expires));
    return text;
  }

  /// Who asks for more and more ends what the same token had before; the oldest of all goes only
  /// when very many tokens do that.
  private static void makeRoom(Map<String, Seat> table, String tokenId) {
    int same = 0;
    for (Seat seat : table.values()) {
      same += seat.tokenId().equals(tokenId) ? 1 : 0;
    }
    boolean anybodys = same < MOST_OF_ONE_TOKEN;
    if (anybodys && table.size() < MOST) {
      return;
    }
    Iterator<Seat> oldest = table.values().iterator();
    while (oldest.hasNext()) {
      if (oldest.next().tokenId().equals(tokenId) || anybodys) {
        oldest.remove();
        return;
      }
    }
  }
}
