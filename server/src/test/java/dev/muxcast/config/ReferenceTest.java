package dev.muxcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void theReferencePageIsTheGeneratedOne() throws IOException {
    Path page = Path.of("../docs/reference/configuration.md");
    if (Boolean.getBoolean("muxcast.write")) {
      Files.writeString(page, Reference.markdown());
    }
    assertEquals(Reference.markdown(), Files.readString(page));
  }
}
