package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AuditEventTypeTest {

  @Test
  void everyKindOfRecordIsInTheReference() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/audit.md"));
    for (AuditEventType type : AuditEventType.values()) {
      assertTrue(page.contains("`" + type.word() + "`"), type.word());
    }
  }
}
