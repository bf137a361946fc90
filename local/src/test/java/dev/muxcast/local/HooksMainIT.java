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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `muxcast hooks` in a home of its own.
class HooksMainIT {
  private static final String MINE = "{\n  \"model\": \"opus\" // mine\n}\n";

  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path settings;

  @BeforeEach
  void someSettings() throws IOException {
    settings = Files.createDirectory(home.resolve(".claude")).resolve("settings.json");
    Files.writeString(settings, MINE);
  }

  private int hooks(String... arguments) {
    out.reset();
    PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
    return HooksMain.run(
        Map.of(
            "HOME", home.toString(),
            "MUXCAST_HOME", home.resolve("state").toString(),
            "MUXCAST_LAUNCHER", "/opt/it's here/muxcast"),
        both,
        both,
        arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void installingAndUninstallingLeavesTheSettingsAsTheyWere() throws IOException {
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(0, hooks("install"));
    String with = Files.readString(settings);
    assertTrue(with.contains("'/opt/it'\\\\''s here/muxcast' hook claude || :"), with);
    assertEquals(MINE, Files.readString(home.resolve(".claude/settings.json.before-muxcast")));
    assertEquals(
        "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)));
    Path token = home.resolve("state/hook-token");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
    assertFalse(
        Files.exists(home.resolve(".gemini")), "an agent that was never used is left alone");
    hooks("status");
    assertTrue(printed().contains("claude     installed "), printed());
    assertEquals(0, hooks("install", "claude"));
    assertTrue(printed().contains("nothing to do"), printed());
    assertEquals(with, Files.readString(settings));
    assertEquals(0, hooks("uninstall"));
    assertEquals(MINE, Files.readString(settings));
    assertFalse(Files.exists(home.resolve(".claude/settings.json.before-muxcast")));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path dotfiles = Files.writeString(home.resolve("dotfiles.json"), MINE);
    Files.delete(settings);
    Files.createSymbolicLink(settings, Path.of("../dotfiles.json"));
    assertEquals(0, hooks("install", "claude"));
    assertTrue(Files.isSymbolicLink(settings));
    assertTrue(Files.readString(dotfiles).contains("hook claude"));
  }

  @Test
  void malformedSettingsAreLeftAloneAndTheOthersAreDone() throws IOException {
    Files.writeString(settings, "{\n  \"a\": 1\n  \"b\": 2\n}\n");
    Files.createDirectory(home.resolve(".gemini"));
    Files.createDirectories(home.resolve(".config/opencode"));
    assertEquals(1, hooks("install"));
    assertFalse(Files.exists(home.resolve(".config/opencode/plugin")), "only by name");
    assertTrue(printed().contains("settings.json, line 3: a comma or } is missing"), printed());
    assertEquals("{\n  \"a\": 1\n  \"b\": 2\n}\n", Files.readString(settings));
    assertTrue(Files.readString(home.resolve(".gemini/settings.json")).contains("AfterAgent"));
    assertEquals(1, hooks("uninstall"));
    assertFalse(Files.exists(home.resolve(".gemini/settings.json")), "nothing else stood in it");
  }

  @Test
  void readOnlySettingsAreNotWrittenTo() throws IOException {
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("r--r--r--"));
    assertEquals(1, hooks("install", "claude"));
    assertTrue(printed().contains("chmod u+w"), printed());
    assertEquals(MINE, Files.readString(settings));
  }

  @Test
  void filesOfOurOwnComeAndGo() throws IOException {
    assertEquals(0, hooks("install", "opencode", "copilot"));
    Path plugin = home.resolve(".config/opencode/plugin/muxcast.js");
    assertTrue(Files.readString(plugin).contains("\"session.status\", \"session.error\""));
    Path copilot = home.resolve(".copilot/hooks/muxcast.json");
    assertTrue(Files.readString(copilot).contains("hook copilot --event agentStop || :"));
    assertEquals(0, hooks("uninstall", "opencode", "copilot"));
    assertFalse(Files.exists(plugin) || Files.exists(copilot));
  }

  @Test
  void aWrongCallIsRefused() {
    assertEquals(2, hooks("instal"));
    assertEquals(2, hooks());
    assertEquals(2, hooks("install", "emacs"));
    assertTrue(printed().contains("there are some for claude, codex"), printed());
  }
}
