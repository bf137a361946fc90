package dev.muxcast.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.fuzz.Fuzz;
import dev.muxcast.fuzz.Grammar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TomlFuzzTest {
  private static final Grammar TOML =
      Grammar.of(
          """
          file: line* / '[server]\\n' line* table*
          table: '[' key ']' comment? '\\n' line* / '[[' key ']]\\n'
          line: key ' = ' value comment? '\\n' / '\\n' / comment '\\n'
          comment: ' # why' / '#'
          key: 'port' / 'bind' / 'a.b' / '"q é".x' / 'max_clients'
          value: '8765' / 'true' / '"text"' / '[' value item* ']' / '-1' / '1_000' / '1.5' / '"\\\\u00e9\\\\n"' / '"\\\\q"' / '{a=1}' / '"open'
          item: ', ' value / ',\\n  ' value / ','
          """);

  @Test
  void everyFileIsReadOrRefusedWithItsLine() {
    Fuzz.run(
        "toml",
        TOML,
        List.of(),
        input -> {
          try {
            Toml.parse(new String(input, StandardCharsets.UTF_8), "config.toml");
          } catch (Refusal refused) {
            assertTrue(refused.getMessage().startsWith("config.toml line "), refused.getMessage());
          }
        });
  }
}
