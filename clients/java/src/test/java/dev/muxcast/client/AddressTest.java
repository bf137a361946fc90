package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {

  @Test
  void theEnvironmentWins() {
    Address found =
        Address.find(
            Map.of("MUXCAST_URL", "ws://h:1/monitor", "MUXCAST_TOKEN", "t", "MUXCAST_HOME", "/x"));
    assertEquals(new Address(URI.create("ws://h:1/monitor"), "t"), found);
    assertFalse(found.toString().contains("token"));
  }

  @Test
  void whatIsNoAddressIsSaidWithTheFormOfOne() {
    for (String wrong : List.of("nonsense", "http://h:1/", "ws:monitor", "ws://h h:1", "h:8765")) {
      var said =
          assertThrows(
              MuxcastException.BadSetting.class,
              () -> Address.find(Map.of("MUXCAST_URL", wrong, "MUXCAST_HOME", "/x")));
      assertTrue(said.getMessage().startsWith("MUXCAST_URL says '" + wrong + "'; "), wrong);
      assertTrue(said.getMessage().contains("ws://HOST:8765/monitor"), wrong);
    }
  }

  @Test
  void theStateFolderIsMuxcastHomeOrTheXdgOne() {
    assertEquals(Path.of("/m"), Address.stateFolder(Map.of("MUXCAST_HOME", "/m", "HOME", "/h")));
    assertEquals(
        Path.of("/s/muxcast"), Address.stateFolder(Map.of("XDG_STATE_HOME", "/s", "HOME", "/h")));
    assertEquals(
        Path.of("/h/.local/state/muxcast"),
        Address.stateFolder(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")));
  }
}
