package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void aServerIsWatchedInOneWay() {
    assertEquals(
        "tmux server work (3.8) is attached to: it is safe",
        new Health.Watched("work", "control", "3.8", "it is safe", 0).said());
  }

  @Test
  void someSessionsAreWatchedTheOtherWay() {
    assertEquals(
        "tmux server work (3.3a) is looked at, but 1 session attached to (collect.session_modes):"
            + " so it is",
        new Health.Watched("work", "look", "3.3a", "so it is", 1).said());
    assertEquals(
        "tmux server work is attached to, but 2 sessions looked at (collect.session_modes)",
        new Health.Watched("work", "control", "", "", 2).said());
  }
}
