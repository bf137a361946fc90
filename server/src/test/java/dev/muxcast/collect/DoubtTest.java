package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DoubtTest {
  private final Doubt doubt = new Doubt();

  @Test
  void itLastsFromTheFirstFaultUntilThePictureIsTakenAnew() {
    assertEquals(Long.MAX_VALUE, doubt.due());
    doubt.met(1_000, 5_000);
    doubt.met(1_050, 5_050);
    long due = doubt.due();
    assertTrue(due > 1_000 && due < 1_500, "soon: " + due);
    assertEquals(5_000, doubt.clear(due));
    assertEquals(Long.MAX_VALUE, doubt.due());
  }

  @Test
  void whereThatDoesNotHelpItIsTriedEverMoreRarely() {
    long now = 0;
    long pause = 0;
    for (int i = 0; i < 20; i++) {
      doubt.met(now, now);
      assertTrue(doubt.due() - now >= pause);
      pause = doubt.due() - now;
      now = doubt.due();
      doubt.clear(now);
    }
    assertEquals(30_000, pause);
    doubt.met(now + 60_000, now);
    assertTrue(doubt.due() - (now + 60_000) < 1_000, "but soon again after a good while");
  }
}
