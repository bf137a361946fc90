package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookRuleTest {
  private final AgentCatalog catalog = AgentCatalog.shipped();

  @ParameterizedTest
  @CsvSource({
    "claude, UserPromptSubmit, '', BUSY, , UserPromptSubmit",
    "claude, PermissionRequest, tool_name=Bash, WAITING, permission, PermissionRequest",
    "claude, PermissionRequest, tool_name=ExitPlanMode, WAITING, plan, PermissionRequest tool_name=ExitPlanMode",
    "claude, PermissionRequest, tool_name=AskUserQuestion, WAITING, question, PermissionRequest tool_name=AskUserQuestion",
    "claude, Stop, '', READY, , Stop",
    "claude, StopFailure, error=server_error, ERROR, , StopFailure",
    "codex, PermissionRequest, tool_name=Bash, WAITING, permission, PermissionRequest",
    "gemini, Notification, notification_type=ToolPermission, WAITING, permission, Notification notification_type=ToolPermission",
    "opencode, session.status, status=idle, READY, , session.status status=idle"
  })
  void aHookSaysWhatItsAgentDoes(
      String agent,
      String event,
      String field,
      Status status,
      @Nullable String reason,
      String line) {
    String[] pair = field.split("=", 2);
    Map<String, String> fields = pair.length == 2 ? Map.of(pair[0], pair[1]) : Map.of();
    OwnState says = catalog.hook(new HookEvent(agent, event, fields), 7);
    assertNotNull(says);
    assertEquals(new OwnState("hook", status, reason, line, 7), says);
  }

  @ParameterizedTest
  @CsvSource({"claude, PreCompact", "gemini, Notification", "nobody, Stop", "aider, Stop"})
  void whatNoRuleIsAboutSaysNothing(String agent, String event) {
    assertNull(catalog.hook(new HookEvent(agent, event, Map.of()), 7));
  }

  @Test
  void theEventsOfAnAgentAreThoseOfItsRules() {
    assertEquals(
        "[SessionStart, UserPromptSubmit, PermissionRequest, PostToolUse, Stop, StopFailure]",
        catalog.hookEvents("claude").toString());
    assertEquals("[]", catalog.hookEvents("aider").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stop", "Stop idle", "Stop ready a b", "Stop ready a =b", "Stop x=y"})
  void aMistakeIsRefusedWithItsForm(String text) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> HookRule.of(text)).getMessage());
    assertTrue(message.contains("EVENT STATUS"), message);
  }
}
