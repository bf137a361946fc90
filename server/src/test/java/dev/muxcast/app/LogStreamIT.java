package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStreamIT {

  @Test
  void everyLineHasItsTimeBeforeIt_whateverThePiecesItCameIn() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream log = new PrintStream(LogStream.to(bytes), true, StandardCharsets.UTF_8);
    log.print("on");
    log.print("e\ntwo\nthr");
    log.println("ee");
    String time = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z ";
    assertTrue(
        bytes
            .toString(StandardCharsets.UTF_8)
            .matches(time + "one\n" + time + "two\n" + time + "three\n"),
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFileIsTurnedOverAtFourMegabytes_andStaysTheOwnersOnly(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("server.log");
    PrintStream log = new PrintStream(LogStream.to(file), true, StandardCharsets.UTF_8);
    String kilobyte = "x".repeat(1024);
    for (int i = 0; i < 4200; i++) {
      log.println(kilobyte);
    }
    log.close();
    Path older = temp.resolve("server.log.1");
    assertTrue(Files.size(older) >= 4 * 1024 * 1024);
    assertTrue(Files.size(older) < 4 * 1024 * 1024 + 2048);
    assertTrue(Files.size(file) < 300 * 1024);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
