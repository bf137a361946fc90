package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.client.Picture;
import dev.muxcast.client.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusViewTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final String PICTURE =
      """
      {"type":"snapshot.data","epoch":"e","seq":9,"sessions":[
       {"server":"default","server_instance":"1-1","session":"shop","session_id":"$0","watched":true,
        "windows":[
         {"window":0,"window_name":"a","window_id":"@0","active":true,"panes":[
          {"pane":0,"pane_id":"%0","active":true,"agent_type":"claude","command":"claude",
           "title":"✳ Fix the very long story of the checkout page that never ends at all, really",
           "agent":{"status":"busy","since":"2026-11-30T09:57:00Z"}},
          {"pane":1,"pane_id":"%1","active":false,"agent_type":"codex","command":"codex","title":"x",
           "agent":{"status":"waiting","reason":"permission","since":"2026-11-30T09:59:20Z",
            "question":{"text":"rm -rf build\\nRun it?","answers":["Yes","No, tell it what to do"]}}}]},
         {"window":1,"window_name":"b","window_id":"@1","active":false,"panes":[
          {"pane":0,"pane_id":"%2","active":true,"agent_type":"shell","command":"zsh","title":"h"}]}]}]}
      """;

  private static List<String> lines(String picture, int columns) {
    var view = new StatusView(Style.NONE, columns);
    return view
        .lines(List.of("muxcast"), new Reply("snapshot.data", picture).as(Picture.class), NOW)
        .stream()
        .map(Line::toString)
        .toList();
  }

  @Test
  void whoNeedsSomebodyStandsFirstWithItsQuestionAndTheCommandThatAnswers() {
    List<String> lines = lines(PICTURE, 80);
    assertEquals("1 session · 2 agents · 1 waiting · 1 busy", lines.get(1));
    assertTrue(lines.get(2).startsWith("◐ waiting  40s codex  shop:0.1 permission"), lines + "");
    assertEquals("     rm -rf build", lines.get(3));
    assertEquals("       1. Yes", lines.get(5));
    assertEquals("     answer: muxcast respond shop:0.1 1", lines.get(7));
    assertTrue(lines.get(8).startsWith("● busy     3m  claude shop:0.0 Fix the"), lines + "");
    assertEquals("also: shop:1.0 zsh", lines.get(9));
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int columns = 40; columns < 130; columns++) {
      for (String line : lines(PICTURE, columns)) {
        assertTrue(Cells.width(line) <= columns, columns + ": " + line);
      }
    }
  }

  @Test
  void whatAProgramSaysSteersNothing() {
    String hostile =
        PICTURE.replace("Run it", "\\u001b[2J\\u202eRun it").replace("Fix", "\\u009b3m");
    for (String line : lines(hostile, 80)) {
      assertFalse(line.chars().anyMatch(c -> c == 0x1b || c == 0x202e || c == 0x9b), line);
    }
  }
}
