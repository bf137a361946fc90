package dev.muxcast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ExplainMainIT {
  private static final String PROMPT =
      """
      › run it

        Would you like to run the following command?

        $ touch "x"

      › 1. Yes, proceed (y)
        2. No, and tell Codex what to do differently (esc)

        Press enter to confirm or esc to cancel
      """;

  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int explain(String... arguments) {
    out.reset();
    err.reset();
    return ExplainMain.run(
        Map.of("MUXCAST_HOME", home.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }

  private String stored(String screen) throws IOException {
    return Files.writeString(home.resolve("screen.txt"), screen).toString();
  }

  @Test
  void aStoredScreenIsJudgedAsJson() throws IOException {
    int exit = explain("--screen", stored(PROMPT), "--command=codex", "--size", "80x24", "--json");
    assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
    assertEquals(
        "{\"agent_type\":\"codex\",\"status\":\"waiting\",\"reason\":\"permission\","
            + "\"question\":{\"text\":\"Would you like to run the following command?\\u000a$ touch \\\"x\\\"\","
            + "\"answers\":[\"Yes, proceed (y)\","
            + "\"No, and tell Codex what to do differently (esc)\"]},"
            + "\"evidence\":{\"source\":\"screen\",\"rule\":\"permission\","
            + "\"line\":\"Would you like to run the following command?\"}}\n",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aSampleThatWasSavedIsJudgedByItsOwnCommand() throws IOException {
    String sample = "= waiting permission | codex | \n" + PROMPT.replaceAll("(?m)^", "|");
    assertEquals(0, explain("--screen", stored(sample.substring(0, sample.length() - 1))));
    String words = out.toString(StandardCharsets.UTF_8);
    assertTrue(words.startsWith("codex is waiting (permission)\n"), words);
  }

  @Test
  void whatTheRulesSayInsteadIsToldToo() throws IOException {
    String screen = "  Shall I send it?\n  → Accept (a)\n    Decline (esc)\n";
    assertEquals(0, explain("--screen", stored(screen), "--command=cursor-agent"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("though rule ready says ready"));
  }

  /// The four fields are always there; what else is known stands between them.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "codex; 'x%n› %n  gpt · ~/x'; agent_type status reason evidence",
        "codex; '› run it%n■ You''ve hit your usage limit, try again at 7:00 PM.%n› %n  gpt';"
            + " agent_type status reason resets_at evidence",
        "claude; '────────%n❯ %n────────%n  ⏸ manual · 2 shells';"
            + " agent_type status reason background evidence",
        "bash; 'codex resume 01a2%n~ $'; agent_type status reason evidence",
        "vim; 'Do you want to proceed?'; agent_type status reason evidence"
      })
  void eachFieldOfTheJsonIsThere(String command, String screen, String fields) throws IOException {
    String file = stored(String.format(screen));
    assertEquals(0, explain("--screen", file, "--command", command, "--json"));
    String json = out.toString(StandardCharsets.UTF_8);
    JsonNode found = new ObjectMapper().readTree(json);
    assertEquals(fields, names(found), json);
    assertEquals("source rule line", names(found.get("evidence")), json);
  }

  private static String names(JsonNode object) {
    return String.join(" ", object.propertyNames());
  }

  @Test
  void theUsersOwnRulesCount() throws IOException {
    Files.createDirectories(home.resolve("rules/agents"));
    Files.writeString(home.resolve("rules/agents/mine.rules"), "command mine\n[x busy]\n");
    Files.writeString(home.resolve("rules/agents/bad.rules"), "command bad\n[x asleep]\n");
    assertEquals(0, explain("--screen", stored("hello\n"), "--command", "mine"));
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("mine is busy"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("bad.rules, line 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--screen", "--screen=x --size=big", "--screen x --colour"})
  void aWrongCallIsRefused(String line) {
    assertEquals(2, explain(line.isEmpty() ? new String[0] : line.split(" ", -1)));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("explain --help"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertEquals(1, explain("--screen", home.resolve("none").toString()));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("none"));
  }
}
