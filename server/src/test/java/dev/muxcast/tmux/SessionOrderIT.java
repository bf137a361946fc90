package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

class SessionOrderIT {

  @EachTmux
  void aServerIsAskedOnceAndNeverStarted(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      assertNull(AskedSessions.of(tmux.socket()));
      assertFalse(Files.exists(tmux.socket().path()));
      tmux.newSession("work #1", "cat");
      Process user = tmux.processBuilder("-C", "attach").start();
      TmuxFixture.await("a client", () -> !tmux.run("list-clients").isEmpty());
      tmux.run("set", "-g", "destroy-unattached", "on");
      List<SessionRow> rows = Objects.requireNonNull(AskedSessions.of(tmux.socket()));
      assertEquals(1, rows.size());
      assertTrue(rows.getFirst().endsUnattached());
      assertEquals(
          tmux.run("display-message", "-p", "#{pid}-#{start_time}"),
          rows.getFirst().server().toString());
      user.destroy();
    }
  }

  @EachTmux
  void theSessionUsedLastComesLast(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      for (String name : List.of("a", "b", "c")) {
        tmux.newSession(name, "cat");
      }
      for (String used : List.of("b", "a", "c", "b")) {
        UsersWorld.use(tmux, used);
        List<SessionRow> rows = Objects.requireNonNull(AskedSessions.of(tmux.socket()));
        assertEquals(used, rows.getLast().name());
        assertEquals(3, rows.size());
      }
    }
  }
}
