package dev.muxcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void muxcastHomeHoldsEverything() throws Refusal {
    Places places = Places.of(Map.of("MUXCAST_HOME", "/m", "HOME", "/h", "XDG_STATE_HOME", "/s"));
    assertEquals(new Places(Path.of("/m"), Path.of("/m")), places);
    assertEquals(Path.of("/m/config.toml"), places.configFile());
  }

  @Test
  void otherwiseTheXdgFoldersDo_andARelativeOneCountsAsUnset() throws Refusal {
    assertEquals(
        new Places(Path.of("/s/muxcast"), Path.of("/h/.config/muxcast")),
        Places.of(Map.of("HOME", "/h", "XDG_STATE_HOME", "/s", "XDG_CONFIG_HOME", "rel")));
  }

  @Test
  void withoutAnyHomeItSaysWhatToSet() {
    Refusal refusal = assertThrows(Refusal.class, () -> Places.of(Map.of()));
    assertEquals(
        "neither HOME nor MUXCAST_HOME is set; set MUXCAST_HOME to a folder", refusal.getMessage());
  }
}
