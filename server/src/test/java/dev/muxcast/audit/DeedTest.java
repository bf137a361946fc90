package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeedTest {

  @Test
  void everyKindOfRecordIsInTheReference() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/audit.md"));
    for (Deed deed : Deed.values()) {
      assertTrue(page.contains("`" + deed.word() + "`"), deed.word());
    }
  }
}
