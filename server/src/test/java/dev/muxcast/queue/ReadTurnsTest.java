package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadTurnsTest {
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Long> order = Collections.synchronizedList(new ArrayList<>());

  @Test
  void whoIsFurthestBehindReadsFirst() throws InterruptedException {
    readAllAtOnce(new ReadTurns(NEVER), 30, 10, 40, 20);
    assertEquals(List.of(10L, 20L, 30L, 40L), order);
  }

  @Test
  void whoHasWaitedForTooLongReadsBeforeThoseThatAreFurtherBehind() throws InterruptedException {
    readAllAtOnce(new ReadTurns(0), 30, 10, 40, 20);
    assertEquals(List.of(30L, 10L, 40L, 20L), order);
  }

  private void readAllAtOnce(ReadTurns turns, long... seqs) throws InterruptedException {
    turns.take(0);
    List<Thread> readers = new ArrayList<>();
    for (long seq : seqs) {
      readers.add(reader(turns, seq));
    }
    turns.give();
    for (Thread reader : readers) {
      reader.join();
    }
  }

  @Test
  void aTurnThatNobodyWantsIsFreeAgain() throws InterruptedException {
    ReadTurns turns = new ReadTurns(NEVER);
    turns.take(7);
    turns.give();
    turns.take(3);
    Thread reader = reader(turns, 5);
    assertEquals(List.of(), order);
    turns.give();
    reader.join();
    assertEquals(List.of(5L), order);
    turns.take(1);
  }

  @Test
  void onlyOneReadsAtATime() throws InterruptedException {
    ReadTurns turns = new ReadTurns(NEVER);
    int[] inside = {0};
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long seq = i;
      readers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int round = 0; round < 2_000; round++) {
                  turns.take(seq + round);
                  order.add((long) ++inside[0]);
                  Thread.yield();
                  inside[0]--;
                  turns.give();
                }
              }));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertEquals(Collections.nCopies(16_000, 1L), order);
  }

  /// Asks for a turn, and is among those that wait when this returns.
  private Thread reader(ReadTurns turns, long seq) throws InterruptedException {
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              turns.take(seq);
              order.add(seq);
              turns.give();
            });
    while (reader.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return reader;
  }
}
