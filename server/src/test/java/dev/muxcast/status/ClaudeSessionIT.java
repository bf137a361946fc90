package dev.muxcast.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.muxcast.agent.OwnState;
import dev.muxcast.agent.Status;
import dev.muxcast.proc.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The session file of a real process, in a home of its own.
class ClaudeSessionIT {
  @TempDir Path home;
  private final Proc processes = Proc.HERE;
  private Process process;
  private Path file;
  private ClaudeSession session;
  private long written;

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("CLAUDE_CONFIG_DIR");
    process = builder.start();
    int pid = (int) process.pid();
    long end = System.nanoTime() + 10_000_000_000L;
    while (!home.toString().equals(processes.variable(pid, "HOME")) && System.nanoTime() < end) {
      process.waitFor(1, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    file = Files.createDirectories(home.resolve(".claude/sessions")).resolve(pid + ".json");
    session = ClaudeSession.of(pid, processes);
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Each writing has a time of its own, however fast the test is.
  private void write(String status, String begun) throws IOException {
    String json = "{\"pid\":1,\"procStart\":\"" + begun + "\",\"status\":\"" + status + "\"}";
    Files.writeString(file, json);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + ++written * 1_000));
  }

  private String begun() {
    return String.valueOf(Objects.requireNonNull(processes.stat((int) process.pid())).begun());
  }

  private Status read() {
    OwnState state = session.read(1);
    assertNotNull(state);
    return state.status();
  }

  @Test
  void aFileThatVanishesAndComesBackIsReadAgain() throws IOException {
    String begun = begun();
    assertNull(session.read(1));
    write("busy", begun);
    assertEquals(Status.BUSY, read());
    Files.delete(file);
    assertNull(session.read(1));
    write("idle", begun);
    written--;
    assertEquals(Status.READY, read());
    Files.delete(file);
    assertNull(session.read(1));
    write("busy", begun);
    assertEquals(Status.BUSY, read(), "also when it is as old as the one before");
  }

  @Test
  void aFileThatAnEarlierProcessOfThatNumberLeftSaysNothing() throws IOException {
    write("busy", "1");
    assertNull(session.read(1));
    write("busy", begun());
    assertEquals(Status.BUSY, read());
  }

  @Test
  void whatIsNoSessionSaysNothing() throws IOException {
    Files.writeString(file, "{\"status\"");
    assertNull(session.read(1));
    Files.write(file, new byte[70_000]);
    assertNull(session.read(1));
    Files.delete(file);
    Files.createDirectory(file);
    assertNull(session.read(1));
    Files.delete(file);
    write("idle", begun());
    assertEquals(Status.READY, read());
  }
}
