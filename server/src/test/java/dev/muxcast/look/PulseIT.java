package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.TmuxFixture;
import org.junit.jupiter.api.Test;

class PulseIT {

  @Test
  void aProcessThatRunsHasAnotherPulseAndOneThatSleepsHasTheSame() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      Pulse busys = new Pulse(busy.pid());
      long before = busys.nanos();
      TmuxFixture.await("it runs on", () -> busys.nanos() > before);
      Pulse its = new Pulse(sleeper.pid());
      long[] last = {-1};
      TmuxFixture.await("it fell asleep", () -> last[0] == (last[0] = its.nanos()));
      assertTrue(last[0] > 0);
      sleeper.destroyForcibly().waitFor();
      assertEquals(-1, its.nanos());
    } finally {
      busy.destroyForcibly();
      sleeper.destroyForcibly();
    }
  }

  @Test
  void noProcessHasNone() {
    assertEquals(-1, new Pulse(-1).nanos());
    assertEquals(-1, new Pulse(Long.MAX_VALUE).nanos());
  }
}
