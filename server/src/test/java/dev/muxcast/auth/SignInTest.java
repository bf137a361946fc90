package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final Grant GRANT = new Grant("t1", "laptop", Role.ADMIN, List.of(), null);
  private final Hands clock = new Hands();
  private final SignIn signIn = new SignIn(clock, new SecureRandom());

  @Test
  void aTicketWorksOnce() {
    String ticket = signIn.ticket(GRANT);
    SignIn.Session session = signIn.redeem(ticket);
    assertNotNull(session);
    assertNull(signIn.redeem(ticket));
    assertNotEquals(ticket, session.token());
    assertEquals("t1", signIn.sessionOf(session.token()).tokenId());
    assertNull(signIn.sessionOf(ticket));
  }

  @Test
  void aTicketIsGoneAfterHalfAMinute() {
    String ticket = signIn.ticket(GRANT);
    clock.millis += SignIn.TICKET_MILLIS - 1;
    assertNotNull(signIn.redeem(ticket));
    String late = signIn.ticket(GRANT);
    clock.millis += SignIn.TICKET_MILLIS;
    assertNull(signIn.redeem(late));
  }

  @Test
  void aSessionEndsByItself() {
    SignIn.Session session = signIn.redeem(signIn.ticket(GRANT));
    clock.millis = session.expires() - 1;
    assertNotNull(signIn.sessionOf(session.token()));
    clock.millis = session.expires();
    assertNull(signIn.sessionOf(session.token()));
  }

  @Test
  void whatWasNeverMadeIsNone() {
    assertNull(signIn.redeem("mux_x"));
    assertNull(signIn.redeem(""));
    assertNull(signIn.sessionOf("mux_x"));
  }

  @Test
  void whoMakesSessionsWithoutEndEndsTheirOwnOnly() {
    String mine = signIn.session(GRANT).token();
    Grant other = new Grant("t2", "guest", Role.VIEWER, List.of("a"), null);
    String first = signIn.session(other).token();
    String last = "";
    for (int i = 0; i < 5_000; i++) {
      last = signIn.session(other).token();
    }
    assertNotNull(signIn.sessionOf(mine));
    assertNull(signIn.sessionOf(first));
    assertNotNull(signIn.sessionOf(last));
  }

  /// A clock that the test moves.
  private static final class Hands extends Clock {
    private long millis = 1_000_000;

    @Override
    public long millis() {
      return millis;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
