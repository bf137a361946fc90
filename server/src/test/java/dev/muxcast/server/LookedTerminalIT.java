package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.auth.Role;
import dev.muxcast.tmux.TmuxBinary;
import org.junit.jupiter.api.Test;

/// A terminal that looks, on the tmux that is there.
class LookedTerminalIT extends TerminalContract {

  @Override
  TmuxBinary binary() {
    return TmuxBinary.any();
  }

  @Override
  String mode() {
    return "look";
  }

  @Test
  void nobodyIsEverAttached() throws Exception {
    String before = tmux.format("api", "#{session_attached} #{session_last_attached}");
    try (TestClient person = open(Role.CONTROLLER, "api")) {
      person.expect("terminal.size");
      assertEquals("", tmux.run("list-clients"));
    }
    assertEquals(before, tmux.format("api", "#{session_attached} #{session_last_attached}"));
  }
}
