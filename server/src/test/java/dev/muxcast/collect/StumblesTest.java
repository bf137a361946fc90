package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.guard.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StumblesTest {
  private final Stumbles stumbles = new Stumbles();
  private final List<String> unsure = new ArrayList<>();
  private final Watched first = now -> unsure.add("first");
  private final Watched second = now -> unsure.add("second");

  private static void fault() {
    throw new IllegalStateException("of the test");
  }

  @Test
  void aFaultIsCountedAndMakesItsServerUnsure_andTheNextMessageIsDealtWith() {
    long before = Faults.SHARED.count();
    stumbles.deal(Message.about(first, StumblesTest::fault));
    stumbles.deal(Message.about(second, () -> unsure.add("dealt with")));
    assertEquals(List.of("first", "dealt with"), unsure);
    assertEquals(before + 1, Faults.SHARED.count());
  }

  @Test
  void aFaultInOneOfManyThingsIsOfTheServerThatIsBeingDealtWith() {
    stumbles.deal(
        Message.about(
            second,
            () -> {
              stumbles.met(new IllegalArgumentException("of one pane"));
              unsure.add("the next pane");
            }));
    assertEquals(List.of("second", "the next pane"), unsure);
  }

  @Test
  void aFaultInWhatIsAboutNoServerMakesNoneUnsure() {
    stumbles.deal(StumblesTest::fault);
    stumbles.met(new IllegalStateException());
    assertEquals(List.of(), unsure);
  }
}
