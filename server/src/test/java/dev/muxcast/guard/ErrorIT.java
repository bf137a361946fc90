package dev.muxcast.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an `Error` in any thread does to the process.
@Timeout(60)
class ErrorIT {

  private static Process child(String... arguments) throws IOException {
    return child(List.of(), arguments);
  }

  private static Process child(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ErrorChild.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String said(Process child) throws IOException {
    return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "virtual"})
  void anErrorEndsTheProcessWithOneClearLine(String kind) throws Exception {
    Process child = child(kind);
    String said = said(child);
    assertEquals(Guard.EXIT_CODE, child.waitFor(), said);
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains("muxcast ends: java.lang.OutOfMemoryError: none of it"), said);
    assertTrue(said.contains("doomed"), said);
  }

  /// With the options of the real server, whose heap is small.
  @Test
  void withoutMemoryTheProcessEndsWithOneLine() throws Exception {
    Process child = child(List.of("@../build-support/server.options"), "platform", "memory");
    String said = said(child);
    assertEquals(3, child.waitFor(), said);
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains("java.lang.OutOfMemoryError: Java heap space"), said);
  }

  @Test
  void aFaultDoesNot() throws Exception {
    Process child = child("platform", "fault");
    String said = said(child);
    assertEquals(0, child.waitFor(), said);
    assertTrue(said.endsWith("1\n"), said);
    assertTrue(said.contains("a fault in the thread doomed"), said);
  }
}
