package dev.muxcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.text.RedactionRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the user writes means the same whatever editor saved it.
class UserTextIT {
  @TempDir Path home;

  private Path write(String name, String text, String newline) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "\ufeff" + text.replace("\n", newline));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void eachFileIsReadTheSameWhateverEndsItsLines(String newline) throws Exception {
    write("rules/redaction.rules", "[badge]\nmatch \\bBADGE-\\d{6}\n+ BADGE-123456\n", newline);
    write("rules/agents/mine.rules", "! mine\ncommand mine\n", newline);
    write("config.toml", "# why\n[server]\nport = 1234\n", newline);
    Map<String, String> environment = Map.of("MUXCAST_HOME", home.toString());

    Config config = Config.load(home.resolve("config.toml"), environment, Map.of());
    assertEquals(1234, config.server().port());
    RedactionRules rules = RedactionRuleFile.rules(config.redaction(), environment);
    assertEquals("my [redacted:badge] here", rules.redact("my BADGE-123456 here"));
    AgentCatalog catalog = AgentRuleFiles.catalog(Places.of(environment));
    assertEquals(List.of(), catalog.problems());
    assertEquals("mine", catalog.types().of("mine", ""));
  }

  @Test
  void aFileInAnotherEncodingIsRefusedByWhatToDo() throws IOException {
    Path rules = home.resolve("mine.rules");
    Files.write(rules, "[badge]\nmatch é".getBytes(StandardCharsets.UTF_16));
    Config.Redaction config = new Config.Redaction(List.of(), rules.toString());
    Refusal refused = assertThrows(Refusal.class, () -> RedactionRuleFile.rules(config, Map.of()));
    assertTrue(refused.getMessage().contains("save it as UTF-8"), refused.getMessage());
  }
}
