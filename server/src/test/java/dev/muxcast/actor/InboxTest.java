package dev.muxcast.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.guard.Bound;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final Inbox inbox = new Inbox();

  @Test
  void requestsBeyondTheBoundAreRefusedAndCounted_andWhatIsAwaitedIsTakenStill() {
    while (inbox.request(() -> {})) {}
    int full = inbox.size();
    assertEquals(4_096, full);
    long before = Bound.REQUESTS.count();
    assertFalse(inbox.request(() -> {}));
    assertTrue(Bound.REQUESTS.count() > before);
    assertTrue(inbox.put(() -> {}));
    assertEquals(full + 1, inbox.size());
    inbox.poll();
    inbox.poll();
    assertTrue(inbox.request(() -> {}));
  }

  @Test
  void nothingIsTakenOnceItIsClosed() {
    inbox.close();
    assertFalse(inbox.put(() -> {}));
    assertFalse(inbox.request(() -> {}));
  }
}
