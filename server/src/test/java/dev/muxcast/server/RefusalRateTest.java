package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class RefusalRateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Peer HERE = peer("127.0.0.1");

  private final RefusalRate refusals = new RefusalRate(3, 5);

  private static Peer peer(String address) {
    return Peer.of(InetAddress.ofLiteral(address));
  }

  private int within(Peer peer, int times, long now) {
    int within = 0;
    for (int i = 0; i < times; i++) {
      within += refusals.tooMany(peer, now) ? 0 : 1;
    }
    return within;
  }

  @Test
  void aPeerIsBoundedAndOthersAreNotTouched() {
    assertEquals(3, within(HERE, 10, 0));
    assertEquals(2, within(peer("192.0.2.1"), 2, 0));
  }

  @Test
  void allTogetherAreBoundedToo() {
    int within = 0;
    for (int i = 0; i < 100; i++) {
      within += within(peer("192.0.2." + i), 1, 0);
    }
    assertEquals(5, within);
  }

  @Test
  void aMinuteForgives() {
    assertEquals(3, within(HERE, 10, 0));
    assertTrue(refusals.tooMany(HERE, 59 * SECOND));
    assertFalse(refusals.tooMany(HERE, 61 * SECOND));
  }

  @Test
  void aPeerIsAnAddress_aNetworkOfIpv6_orThisMachine() {
    assertEquals(HERE, peer("127.9.8.7"));
    assertEquals(HERE, peer("::1"));
    assertEquals(peer("192.0.2.1"), peer("::ffff:192.0.2.1"));
    assertEquals(peer("2001:db8:0:1::1"), peer("2001:db8:0:1:ffff::9"));
    assertNotEquals(peer("2001:db8:0:1::1"), peer("2001:db8:0:2::1"));
    assertNotEquals(peer("192.0.2.1"), peer("192.0.2.2"));
  }
}
