package dev.muxcast.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.guard.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartFaultsTest {
  private final PartFaults faults = new PartFaults();
  private final List<String> unsure = new ArrayList<>();
  private final Watched first = now -> unsure.add("first");
  private final Watched second = now -> unsure.add("second");

  private static void fault() {
    throw new IllegalStateException("of the test");
  }

  @Test
  void aFaultIsCountedAndMakesItsServerUnsure_andTheNextMessageIsDealtWith() {
    long before = Faults.SHARED.count();
    faults.deal(Message.about(first, PartFaultsTest::fault));
    faults.deal(Message.about(second, () -> unsure.add("dealt with")));
    assertEquals(List.of("first", "dealt with"), unsure);
    assertEquals(before + 1, Faults.SHARED.count());
  }

  @Test
  void aFaultInOneOfManyThingsIsOfTheServerThatIsBeingDealtWith() {
    faults.deal(
        Message.about(
            second,
            () -> {
              faults.met(new IllegalArgumentException("of one pane"));
              unsure.add("the next pane");
            }));
    assertEquals(List.of("second", "the next pane"), unsure);
  }

  @Test
  void aFaultInWhatIsAboutNoServerMakesNoneUnsure() {
    faults.deal(PartFaultsTest::fault);
    faults.met(new IllegalStateException());
    assertEquals(List.of(), unsure);
  }
}
