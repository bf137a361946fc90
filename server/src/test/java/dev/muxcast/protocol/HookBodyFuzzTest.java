package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.fuzz.Fuzz;
import dev.muxcast.fuzz.Grammar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class HookBodyFuzzTest {
  private static final Grammar BODY =
      Grammar.of(
          """
          body: '{"tmux":' tmux ',"tmux_pane":' pane ',"hook":{' name field* '}}' / value
          tmux: '"/tmp/tmux-0/default,1,0"' / '"/a,b,12345,0"' / '",,"' / '"x,99999999999999999999,0"' / value
          pane: '"%3"' / '"%99999999999"' / value
          name: '"hook_event_name":' event / '"event":' event / '"type":' event / '"x":1'
          event: '"Stop"' / '"PermissionRequest"' / '"PostToolUse"' / '"Notification"' / value
          field: ',"tool_name":' value / ',"source":"startup"' / ',"error":"rate_limit"' / ',"message":' value / ',"k":' value
          value: 'null' / '1' / '""' / '"text \\\\u001b[31m"' / '[' value ']' / '{"a":' value '}'
          """);

  @Test
  void everyBodyIsAnEventOrARefusalThatSaysWhy() {
    AgentCatalog catalog = AgentCatalog.shipped();
    Fuzz.run(
        "hook",
        BODY,
        List.of(),
        input -> {
          try {
            catalog.hook(HookCall.of("claude", input).event(), 0);
          } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage() != null && refused.getMessage().length() < 1_000);
          }
        });
  }
}
