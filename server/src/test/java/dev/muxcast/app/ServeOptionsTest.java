package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.config.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServeOptionsTest {

  @Test
  void socketsGatherAndThePortIsANumber() throws Refusal {
    ServeOptions options = ServeOptions.parse("--port", "0", "-L", "work", "-S", "/tmp/s");
    assertEquals(0L, options.overrides().get("server.port"));
    assertEquals(List.of("work", "/tmp/s"), options.overrides().get("tmux.sockets"));
    assertEquals(1L, ServeOptions.parse("--port=1").overrides().get("server.port"));
    assertTrue(ServeOptions.parse("--log-file").logToFile());
    assertEquals(true, ServeOptions.parse("--tls-self-signed").overrides().get("tls.self_signed"));
  }

  @Test
  void wrongArgumentsAreRefusedWithTheWayToTheHelp() {
    assertEquals(
        "serve knows no --prot; see muxcast serve --help", refusal("--prot", "1").getMessage());
    assertEquals("--port needs a value; see muxcast serve --help", refusal("--port").getMessage());
    assertEquals("--port needs a number, not x", refusal("--port", "x").getMessage());
  }

  private static Refusal refusal(String... arguments) {
    return assertThrows(Refusal.class, () -> ServeOptions.parse(arguments));
  }
}
