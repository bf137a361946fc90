package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryBudgetTest {
  private static final int KIB = 1024;
  private final MemoryBudget budget = new MemoryBudget(1024 * KIB);

  private static boolean takes(ClientMemory client, int bytes) {
    try {
      client.change(0, bytes);
      return true;
    } catch (RequestRefused refused) {
      assertEquals(ErrorCode.UNAVAILABLE, refused.code());
      return false;
    }
  }

  @Test
  void oneClientHasAQuarter() {
    ClientMemory client = budget.open("a");
    assertTrue(takes(client, 256 * KIB));
    assertFalse(takes(client, 1));
  }

  @Test
  void aCrowdWithOneTokenHasHalf_andAnotherTokenStillItsPart() {
    List<ClientMemory> crowd = new ArrayList<>();
    int took = 0;
    for (int i = 0; i < 90; i++) {
      crowd.add(budget.open("crowd"));
      took += takes(crowd.getLast(), 64 * KIB) ? 1 : 0;
    }
    assertEquals(8, took);
    assertTrue(takes(budget.open("owner"), 256 * KIB));
    assertTrue(takes(budget.open("other"), 256 * KIB));
    assertFalse(takes(budget.open("late"), 1));
    crowd.forEach(ClientMemory::close);
    assertTrue(takes(budget.open("late"), 256 * KIB));
    assertEquals(768 * KIB, budget.taken());
  }

  @Test
  void whatStaysIsCountedByItsChange() {
    ClientMemory client = budget.open("a");
    client.change(0, 100 * KIB);
    client.change(100 * KIB, 10 * KIB);
    assertEquals(10 * KIB, budget.taken());
    assertThrows(RequestRefused.class, () -> client.change(10 * KIB, 300 * KIB));
    assertEquals(10 * KIB, budget.taken());
    client.close();
    client.close();
    assertEquals(0, budget.taken());
  }

  @Test
  void aMessageThatGrowsIsCountedAsItGrows_andASmallOneNotAtAll() {
    ClientMemory client = budget.open("a");
    assertTrue(client.gathered(4 * KIB));
    assertEquals(0, budget.taken());
    assertTrue(client.gathered(64 * KIB));
    assertEquals(64 * KIB, budget.taken());
    assertTrue(client.gathered(0));
    assertEquals(0, budget.taken());
  }

  @Test
  void whoFindsNoRoomWaitsForIt() throws InterruptedException {
    ClientMemory client = budget.open("a");
    ClientMemory.Room first = client.room(200 * KIB);
    Thread waiting = Thread.ofVirtual().start(() -> client.room(100 * KIB).close());
    while (waiting.getState() == Thread.State.NEW || waiting.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    assertTrue(waiting.isAlive());
    first.close();
    waiting.join();
    assertEquals(0, budget.taken());
  }
}
