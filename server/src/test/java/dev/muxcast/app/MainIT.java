package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server's process as a user meets it.
@Timeout(60)
class MainIT {

  @TempDir Path temp;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void saysWhereItListensOnItsFirstLine_andExitsZeroWhenAskedToEnd() throws Exception {
    Process server = serve(Map.of());
    String line = firstLine(server);
    assertTrue(line.startsWith("listening ws://127.0.0.1:"), line);
    assertTrue(line.endsWith("/monitor"), line);
    server.destroy();
    assertTrue(server.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, server.exitValue());
  }

  @Test
  void aSecondOneIsRefusedWithTheFirstOnesPid_untilThatHasEnded() throws Exception {
    Process first = serve(Map.of());
    firstLine(first);
    Process second = serve(Map.of());
    String refusal = errors(second);
    assertEquals(1, second.waitFor());
    assertTrue(refusal.contains("(pid " + first.pid() + ")"), refusal);
    first.destroyForcibly().waitFor();
    assertTrue(firstLine(serve(Map.of())).startsWith("listening "));
  }

  @Test
  void whatIsWrongIsOneLineOnStandardError() throws Exception {
    Process server = serve(Map.of("MUXCAST_SERVER_RATE", "many"));
    String refusal = errors(server);
    assertEquals(1, server.waitFor());
    assertEquals(
        "muxcast: MUXCAST_SERVER_RATE: server.rate must be a whole number from 1 to 100000, not"
            + " many\n",
        refusal);
  }

  @Test
  void withACertificateOfItsOwnItSaysTheFingerprint_whichStaysTheSame() throws Exception {
    Process server = serve(Map.of(), "--tls-self-signed");
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    assertTrue(said.readLine().startsWith("listening wss://127.0.0.1:"));
    String fingerprint = said.readLine();
    assertTrue(fingerprint.matches("fingerprint ([0-9A-F]{2}:){31}[0-9A-F]{2}"), fingerprint);
    String kept = Files.readString(temp.resolve("state/fingerprint"));
    assertEquals(fingerprint, "fingerprint " + kept.strip());
    server.destroy();
    server.waitFor();
    Process again = serve(Map.of("MUXCAST_TLS_SELF_SIGNED", "true"));
    BufferedReader saidAgain = again.inputReader(StandardCharsets.UTF_8);
    saidAgain.readLine();
    assertEquals(fingerprint, saidAgain.readLine());
    again.destroy();
    again.waitFor();
    firstLine(serve(Map.of()));
    assertTrue(Files.notExists(temp.resolve("state/fingerprint")));
  }

  @Test
  void aPlainAddressThatOthersReachIsRefused() throws Exception {
    Process server = serve(Map.of("MUXCAST_SERVER_BIND", "0.0.0.0"));
    String refusal = errors(server);
    assertEquals(1, server.waitFor());
    assertTrue(refusal.contains("3. start with --tls-self-signed"), refusal);
  }

  @Test
  void aStateFolderThatCannotBeMadeIsOneLine() throws Exception {
    Files.writeString(temp.resolve("file"), "");
    Process server = serve(Map.of("MUXCAST_HOME", temp.resolve("file/state").toString()));
    String refusal = errors(server);
    assertEquals(1, server.waitFor());
    assertTrue(refusal.contains("file/state can't be written"), refusal);
    assertEquals(refusal.length() - 1, refusal.indexOf('\n'));
  }

  @Test
  void aWrongArgumentIsAUsageError() throws Exception {
    Process server = serve(Map.of(), "--nonsense");
    assertEquals("muxcast: serve knows no --nonsense; see muxcast serve --help\n", errors(server));
    assertEquals(2, server.waitFor());
  }

  @Test
  void anArgumentSteersNoTerminal() throws Exception {
    Process server = serve(Map.of(), "--port", "\u001b[31mX\u009b2J");
    assertEquals("muxcast: --port needs a number, not [31mX2J\n", errors(server));
    assertEquals(2, server.waitFor());
  }

  @Test
  void everythingInTheStateFolderIsTheOwnersOnly() throws Exception {
    firstLine(serve(Map.of(), "--log-file", "--tls-self-signed"));
    try (var all = Files.walk(temp.resolve("state"))) {
      for (Path path : all.toList()) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", permissions, path + "");
      }
    }
    assertTrue(Files.exists(temp.resolve("state/server.log")));
  }

  private Process serve(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("MUXCAST_"));
    builder.environment().remove("TMUX");
    builder.environment().put("MUXCAST_HOME", temp.resolve("state").toString());
    builder.environment().put("MUXCAST_SERVER_PORT", "0");
    builder.environment().put("TMUX_TMPDIR", temp.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    String line = reader.readLine();
    return line == null ? "nothing; " + errors(process) : line;
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
