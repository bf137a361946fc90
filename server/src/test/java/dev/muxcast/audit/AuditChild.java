package dev.muxcast.audit;

import java.nio.file.Path;
import java.time.Duration;

/// A process of its own that writes records for as long as somebody reads how many it handed over.
final class AuditChild {
  private AuditChild() {}

  public static void main(String... arguments) throws Exception {
    Audit audit =
        Audit.of(new AuditFiles(Path.of(arguments[0])), 96 * 1024, Duration.ofDays(1), false);
    for (long i = 0; !System.out.checkError(); i++) {
      audit.record(
          AuditRecord.now(AuditEventType.COMMAND_DONE)
              .with("child", arguments[1])
              .typed("text " + i));
      if (i % 10 == 0) {
        System.out.println(i);
        Thread.sleep(2);
      }
    }
  }
}
