package dev.muxcast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditMainIT {
  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private interface Program {
    int run(Map<String, String> environment, PrintStream out, PrintStream err, String... words);
  }

  private int run(Program program, String... arguments) {
    out.reset();
    err.reset();
    return program.run(
        Map.of("MUXCAST_HOME", home.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private Path file() {
    return home.resolve("audit/000000000001.jsonl");
  }

  /// Four records, as `muxcast token` makes them without a server.
  private void changeTokens() {
    assertEquals(0, run(TokenMain::run, "create", "--name", "my \"phone\""));
    assertEquals(0, run(TokenMain::run, "rotate", "my \"phone\"", "--overlap=1h"));
    assertEquals(0, run(TokenMain::run, "revoke", "my \"phone\""));
  }

  @Test
  void everyChangeOfTokensIsInIt_withoutAnySecret() throws IOException {
    changeTokens();
    assertEquals(0, run(AuditMain::run, "tail", "-n", "99"));
    List<String> lines = said().lines().toList();
    assertEquals(5, lines.size(), said());
    assertTrue(lines.get(0).contains("token.created"), said());
    assertTrue(lines.get(1).contains("name=\"my \\\"phone\\\"\""), said());
    assertTrue(lines.get(2).contains("token.rotated") && lines.get(2).contains("old=t"), said());
    assertTrue(lines.get(3).contains("token.revoked"), said());
    assertFalse(Files.readString(file()).contains("mux_"));
  }

  @Test
  void tailShowsTheLastOnes_forPeopleOrAsTheyAre() throws IOException {
    changeTokens();
    assertEquals(0, run(AuditMain::run, "tail", "-n", "1", "--json"));
    assertEquals(Files.readAllLines(file()).getLast() + "\n", said());
  }

  @Test
  void verifySaysThatAllIsWhole_andExitsZero() {
    changeTokens();
    assertEquals(0, run(AuditMain::run, "verify"));
    assertTrue(said().startsWith("whole: 5 records in 1 file\nnewest 5:"), said());
    String newest = said().strip().substring(said().indexOf("newest ") + 7);
    assertEquals(0, run(AuditMain::run, "verify", "--newest", newest));
    assertEquals(1, run(AuditMain::run, "verify", "--newest", newest.replace("5:", "4:")));
  }

  @Test
  void verifyNamesTheLineThatWasChanged_andExitsOne() throws IOException {
    changeTokens();
    Files.writeString(file(), Files.readString(file()).replace("token.revoked", "token.created"));
    assertEquals(1, run(AuditMain::run, "verify"));
    assertTrue(said().contains("000000000001.jsonl line 4: record 4 was changed"), said());
    assertTrue(said().contains("NOT as it was written: 5 records"), said());
    assertEquals(1, run(AuditMain::run, "verify", "--json"));
    assertTrue(said().startsWith("{\"whole\":false,\"records\":5,"), said());
  }

  @Test
  void verifyWithoutAnAuditSaysSo() {
    assertEquals(1, run(AuditMain::run, "verify"));
    assertTrue(said().contains("there is no audit here"), said());
  }

  @Test
  void whatIsNoRecordIsShownWithoutObeyingIt() throws IOException {
    changeTokens();
    Files.writeString(file(), "\u001b]0;title\u0007\n");
    assertEquals(0, run(AuditMain::run, "tail"));
    assertEquals("not a record: �]0;title�\n", said());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "verify -f",
        "tail --newest 1:x",
        "tail -n",
        "tail -n x",
        "verify --newest 1"
      })
  void aWrongCallIsRefusedWithTheWayToTheHelp(String line) {
    assertEquals(2, run(AuditMain::run, line.split(" ")));
    assertTrue(said().contains("audit --help"), said());
  }
}
