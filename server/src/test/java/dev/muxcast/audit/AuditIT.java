package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.guard.Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The audit on a real disk, and what is done to it there.
@Timeout(60)
class AuditIT {
  @TempDir Path state;
  private AuditFiles files;

  @BeforeEach
  void folder() {
    files = new AuditFiles(state);
  }

  private Audit audit(long bytes, boolean inputs) {
    return Audit.of(files, bytes, Duration.ofDays(30), inputs);
  }

  private void write(int from, int to) throws IOException {
    try (Audit audit = audit(1 << 20, false)) {
      for (int i = from; i <= to; i++) {
        audit.record(AuditRecord.now(AuditEventType.SUBSCRIPTION_CHANGED).with("client", "c-" + i));
      }
    }
  }

  private List<String> problems() throws IOException {
    return AuditCheck.of(files, null).problems();
  }

  @Test
  void aFaultIsNoEndOfTheAudit() throws IOException {
    URI jar = URI.create("jar:" + state.resolve("closed.zip").toUri());
    Path nowhere;
    try (FileSystem closed = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      nowhere = closed.getPath("/state");
    }
    long before = Faults.SHARED.count();
    Audit audit = Audit.of(new AuditFiles(nowhere), 1 << 20, Duration.ofDays(30), false);
    audit.record(AuditRecord.now(AuditEventType.SUBSCRIPTION_CHANGED));
    while (Faults.SHARED.count() < before + 2) {
      Thread.onSpinWait(); // the writer tries again each second
    }
    assertThrows(IOException.class, audit::close);
  }

  private Path file() {
    return state.resolve("audit/000000000001.jsonl");
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file()));
  }

  private static String only(List<String> problems) {
    assertEquals(1, problems.size(), problems.toString());
    return problems.getFirst();
  }

  @Test
  void whatWasWrittenIsWhole_overOpeningAgain_andOnlyTheOwnerReadsIt() throws IOException {
    write(1, 10);
    write(11, 20);
    AuditCheck.Found found = AuditCheck.of(files, null);
    assertEquals(List.of(), found.problems());
    assertEquals(20, found.records());
    assertEquals(20, lines().size());
    assertEquals("rwx------", mode(state.resolve("audit")));
    for (String file :
        List.of("audit.key", "audit/head", "audit/lock", "audit/000000000001.jsonl")) {
      assertEquals("rw-------", mode(state.resolve(file)), file);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void oneByteThatIsChangedShows_whicheverItIs() throws IOException {
    write(1, 5);
    byte[] whole = Files.readAllBytes(file());
    int begin = new String(whole, java.nio.charset.StandardCharsets.US_ASCII).indexOf("{\"n\":3");
    int end = new String(whole, java.nio.charset.StandardCharsets.US_ASCII).indexOf("{\"n\":4") - 1;
    for (int at = begin; at < end; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file(), changed);
      List<String> problems = problems();
      assertTrue(problems.getFirst().contains("line 3: record 3 was changed"), at + " " + problems);
    }
  }

  @Test
  void aLineThatIsDroppedShows() throws IOException {
    write(1, 5);
    List<String> lines = lines();
    lines.remove(2);
    Files.write(file(), lines);
    assertTrue(only(problems()).endsWith("line 3: before it record 3 is missing"));
  }

  @Test
  void aTailThatIsCutShows_andStillDoesWhenTheServerHasGoneOn() throws IOException {
    write(1, 5);
    Files.write(file(), lines().subList(0, 3));
    assertEquals("the end was cut off: records 4 to 5 are missing", only(problems()));
    write(6, 7);
    List<String> problems = problems();
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("before it records 4 to 5 are missing"));
    assertTrue(problems.get(1).contains("the end of 000000000001.jsonl was cut off or changed"));
  }

  @Test
  void aHeadThatIsSetBackTooShows() throws IOException {
    write(1, 3);
    String older = Files.readString(state.resolve("audit/head"));
    write(4, 5);
    Files.writeString(state.resolve("audit/head"), older.replace("\"count\":3", "\"count\":2"));
    assertTrue(only(problems()).contains("head was changed"));
    Files.delete(state.resolve("audit/head"));
    assertTrue(only(problems()).contains("head is missing"));
  }

  @Test
  void anOlderStateOfAllFilesIsFoundOutByANotedRecord() throws IOException {
    write(1, 3);
    String head = Files.readString(state.resolve("audit/head"));
    List<String> lines = lines();
    write(4, 5);
    AuditCheck.Mark noted = AuditCheck.of(files, null).newest();
    assertEquals(List.of(), AuditCheck.of(files, noted).problems());
    Files.write(file(), lines);
    Files.writeString(state.resolve("audit/head"), head);
    assertEquals(List.of(), problems());
    assertEquals(
        "record 5 is not the one that was noted", only(AuditCheck.of(files, noted).problems()));
    assertEquals(noted, AuditCheck.Mark.parse(noted.toString()));
  }

  @Test
  void aWholeFolderThatIsTakenAwayShows() throws IOException {
    write(1, 3);
    Files.delete(file());
    Files.delete(state.resolve("audit/head"));
    assertTrue(only(problems()).contains("head is missing"));
    write(1, 1);
    assertTrue(only(problems()).contains("the head was missing"));
  }

  @Test
  void aKilledWritersRecordsAreTakenUp_andItsTornLineIsCutOff() throws IOException {
    write(1, 3);
    byte[] head = Files.readAllBytes(state.resolve("audit/head"));
    write(4, 5);
    Files.write(state.resolve("audit/head"), head);
    Files.writeString(file(), "{\"n\":6,\"prev", StandardOpenOption.APPEND);
    assertEquals(List.of(), problems());
    write(6, 6);
    AuditCheck.Found found = AuditCheck.of(files, null);
    assertEquals(List.of(), found.problems());
    assertEquals(6, found.records());
  }

  @Test
  void linesOfAnotherHandAtTheEndAreLeft_andNoted() throws IOException {
    write(1, 3);
    Files.writeString(file(), lines().get(1) + "\n", StandardOpenOption.APPEND);
    assertTrue(only(problems()).contains("line 4: record 2 stands there again"));
    write(4, 4);
    assertTrue(problems().toString().contains("lines that are not ours"), problems().toString());
  }

  @Test
  void severalProcessesWriteOneChain() throws IOException {
    try (Audit one = audit(1 << 20, false);
        Audit other = audit(1 << 20, false)) {
      for (int i = 0; i < 200; i++) {
        Audit turn = i % 3 == 0 ? one : other;
        turn.record(AuditRecord.now(AuditEventType.TOKEN_CREATED).with("token", "t" + i));
        if (i % 20 == 0) {
          awaitWritten(i + 1);
        }
      }
    }
    AuditCheck.Found found = AuditCheck.of(files, null);
    assertEquals(List.of(), found.problems());
    assertEquals(200, found.records());
  }

  private void awaitWritten(long records) throws IOException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(files.key()) || AuditCheck.of(files, null).records() < records) {
      assertTrue(System.nanoTime() < end, "never written");
      Thread.onSpinWait();
    }
  }

  @Test
  void theChainGoesOnOverFiles_andWhatIsTooMuchIsDroppedAndSaid() throws IOException {
    for (int round = 0; round < 4; round++) {
      try (Audit audit = audit(64 * 1024, false)) {
        for (int i = 0; i < 100; i++) {
          audit.record(AuditRecord.now(AuditEventType.COMMAND_DONE).with("text", "x".repeat(300)));
        }
      }
    }
    AuditCheck.Found found = AuditCheck.of(files, null);
    assertEquals(List.of(), found.problems());
    assertTrue(found.files() > 2, "" + found.files());
    assertTrue(found.records() < 400, "" + found.records());
    assertTrue(everything().length() < 100 * 1024, "" + everything().length());
    assertTrue(everything().contains("\"what\":\"audit.dropped\",\"from\":"));
    Files.delete(state.resolve("audit").resolve(files.names().getFirst()));
    assertTrue(only(problems()).contains("line 1: before it records "), problems().toString());
  }

  private String everything() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : files.names()) {
      text.append(Files.readString(state.resolve("audit").resolve(name)));
    }
    return text.toString();
  }

  @Test
  void whatIsOldIsDropped() throws IOException {
    try (Audit audit = audit(64 * 1024, false)) {
      for (int i = 0; i < 60; i++) {
        audit.record(AuditRecord.now(AuditEventType.COMMAND_DONE).with("text", "x".repeat(300)));
      }
    }
    Files.setLastModifiedTime(
        file(), FileTime.fromMillis(System.currentTimeMillis() - Duration.ofDays(31).toMillis()));
    write(61, 61);
    assertFalse(Files.exists(file()));
    assertEquals(List.of(), problems());
  }

  @Test
  void whatIsTypedIsItsLengthAndAKeyedHash_unlessItIsToBeKept() throws IOException {
    try (Audit audit = audit(1 << 20, false)) {
      audit.record(AuditRecord.now(AuditEventType.COMMAND_DONE).typed("hunter2\u001b"));
    }
    String line = lines().getFirst();
    assertTrue(line.contains("\"input_length\":8,\"input_hmac\":\""), line);
    assertFalse(line.contains("hunter2"), line);
    assertTrue(line.contains(files.seal().of("input:hunter2\u001b")));
    try (Audit audit = audit(1 << 20, true)) {
      audit.record(AuditRecord.now(AuditEventType.COMMAND_DONE).typed("echo \"hi\"\n"));
    }
    assertTrue(lines().get(1).contains("\"input\":\"echo \\\"hi\\\"\\u000a\""), lines().get(1));
  }

  @Test
  void whenTheDiskTakesNothingNobodyWaits_andWhatWasLostIsSaid() throws Exception {
    write(1, 1);
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    try (Audit audit = audit(1 << 20, false)) {
      for (int i = 0; i < 2_000; i++) {
        audit.record(AuditRecord.now(AuditEventType.COMMAND_DONE).with("text", "x".repeat(200)));
      }
      Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
      awaitWritten(100);
      audit.record(AuditRecord.now(AuditEventType.SERVER_STOPPED));
    }
    assertEquals(List.of(), problems());
    String all = everything();
    assertTrue(all.contains("\"what\":\"audit.lost\",\"records\":"), "nothing was declared");
    assertTrue(all.contains("server.stopped"));
  }

  @Test
  void whatCanNotBeWrittenAtTheEndIsTold() throws IOException {
    write(1, 1);
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    Audit audit = audit(1 << 20, false);
    audit.record(AuditRecord.now(AuditEventType.SERVER_STOPPED));
    assertThrows(IOException.class, audit::close);
    assertThrows(IOException.class, files::check);
  }

  @Test
  void aCrowdOfStrangersIsCountedInsteadOfWrittenDown() throws IOException {
    int taken = 0;
    try (Audit audit = audit(1 << 20, false)) {
      for (int i = 0; i < 5_000; i++) {
        taken += audit.recordSome(null, AuditRecord.now(AuditEventType.AUTH_REFUSED)) ? 1 : 0;
      }
    }
    assertEquals(taken, lines().size());
    assertTrue(taken < 500, "" + taken);
  }

  @Test
  void oneThatIsOffMakesNoFile() throws IOException {
    try (Audit audit = Audit.off()) {
      audit.record(AuditRecord.now(AuditEventType.SERVER_STARTED));
    }
    assertFalse(Files.exists(state.resolve("audit.key")));
    assertThrows(IOException.class, this::problems);
  }

  @Test
  void hostileTextStaysOneLineThatNoTerminalObeys() throws IOException {
    try (Audit audit = audit(1 << 20, false)) {
      audit.record(
          AuditRecord.now(AuditEventType.SUBSCRIPTION_CHANGED)
              .with("a", "\n\r\u001b[2J\u009b1m\"\\\ud800\u2028é😀")
              .with("b", List.of("x\ny", "z"))
              .with("c", "y".repeat(100_000)));
    }
    assertEquals(List.of(), problems());
    String line = only(lines());
    assertTrue(line.contains("\\u000a\\u000d\\u001b[2J\\u009b1m\\\"\\\\\\ud800\\u2028é😀\""), line);
    assertTrue(line.contains("\"b\":[\"x\\u000ay\",\"z\"]"));
    assertTrue(line.length() < 5_000);
  }
}
