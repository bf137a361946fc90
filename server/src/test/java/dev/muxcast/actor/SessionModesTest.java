package dev.muxcast.actor;

import static dev.muxcast.actor.WatchMode.ATTACH;
import static dev.muxcast.actor.WatchMode.LOOK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionModesTest {

  @Test
  void theFirstRuleThatMatchesCounts() {
    SessionModes modes = SessionModes.of(List.of("agents-1=auto", "agents-*=look", "a*=attach"));
    assertNull(modes.wanted("agents-1", ATTACH));
    assertEquals(LOOK, modes.wanted("agents-2", ATTACH));
    assertEquals(ATTACH, modes.wanted("api", LOOK));
    assertEquals(LOOK, modes.wanted("web", LOOK));
    assertEquals(ATTACH, modes.wanted("web", ATTACH));
  }

  @Test
  void aRuleMayBeForOneServer() {
    SessionModes modes = SessionModes.of(List.of("work/a*=look", "/tmp/x/s/*=attach", "a=b=look"));
    assertEquals(LOOK, modes.on("work").wanted("api", ATTACH));
    assertEquals(ATTACH, modes.on("default").wanted("api", ATTACH));
    assertEquals(ATTACH, modes.on("/tmp/x/s").wanted("api", LOOK));
    assertEquals(LOOK, modes.on("work").wanted("a=b", ATTACH));
  }

  @Test
  void aServersRulesEndWithTheFirstForAllOfItsSessions() {
    SessionModes modes = SessionModes.of(List.of("a=look", "work/*=attach", "b=look"));
    assertEquals(2, modes.on("work").rules().size());
    assertEquals(2, modes.on("default").rules().size());
    assertEquals(ATTACH, modes.on("work").wanted("b", LOOK));
    assertEquals(LOOK, modes.on("default").wanted("b", ATTACH));
  }
}
