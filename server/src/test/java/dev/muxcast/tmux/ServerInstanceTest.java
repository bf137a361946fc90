package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ServerInstanceTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    assertEquals(new ServerInstance(7, 1_700_000_000), ServerInstance.parse("7-1700000000"));
    assertEquals("7-1700000000", ServerInstance.parse("7-1700000000").toString());
    assertEquals(new ServerInstance(-1, -1), ServerInstance.parse(""));
    assertEquals(new ServerInstance(-1, -1), ServerInstance.parse("x-y"));
  }

  @Test
  void aServerOfTheSameSecondMayHaveBegunBefore() {
    ServerInstance server = new ServerInstance(7, 100);
    assertTrue(server.beganAfter(99_999));
    assertFalse(server.beganAfter(100_000));
    assertFalse(server.beganAfter(100_999));
  }
}
