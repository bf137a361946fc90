package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.EventData.AgentUsage;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A program that keeps the files which Claude Code keeps, and draws its screens.
class UsageIT {
  private static final String AGENT =
      """
      project=$HOME/.claude/projects/-work-here
      mkdir -p "$HOME/.claude/sessions" "$project"
      printf '{"pid":%s,"sessionId":"s-1","cwd":"/work/here","status":"idle"}' $$ > "$HOME/.claude/sessions/$$.json"
      printf '\\033[?1049h'
      paint() { printf '\\033[2J\\033[H❯ x\\n\\n%s\\n────────\\n❯ \\n────────\\n  ? for shortcuts' "$1"; }
      paint ""
      while read -rsn1 key; do
        printf '{"type":"assistant","message":{"id":"m%s","model":"m-1","content":"secret","usage":{"input_tokens":10,"output_tokens":%s}}}\\n' \\
          "$key" "$key" >> "$project/s-1.jsonl"
        sed -i 's/"idle"/"busy"/' "$HOME/.claude/sessions/$$.json"
        paint "✻ Cooking… (3s · ↓ 5 tokens)"
        sleep .5
        sed -i 's/"busy"/"idle"/' "$HOME/.claude/sessions/$$.json"
        paint ""
      done
      """;

  @Test
  void whatAnAgentUsedIsToldAfterItsTurn() throws IOException {
    TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
    Path script = Files.writeString(tmux.folder().resolve("agent"), AGENT);
    tmux.newSession("work", "exec bash --norc --noprofile");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      tmux.run(
          "send-keys",
          "-t",
          "work",
          "export HOME=" + tmux.folder() + "; (exec -a claude bash " + script + ")",
          "Enter");
      watched.await("agent.status", event -> ((AgentStatus) event.data()).status().equals("ready"));
      tmux.run("send-keys", "-t", "work", "3");
      assertEquals(
          new AgentUsage("claude", "m-1", 10, 0, 3, 13, null), watched.await("agent.usage").data());
      watched.forget();
      tmux.run("send-keys", "-t", "work", "5");
      AgentUsage second = (AgentUsage) watched.await("agent.usage").data();
      assertEquals(20, second.inputTokens());
      assertEquals(8, second.outputTokens());
      assertFalse(second.toString().contains("secret"));
    }
  }
}
