package dev.muxcast.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transcripts as the agents write them, what was said in them left out.
class TranscriptFileIT {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("t.jsonl");
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private TranscriptFile file(String agent) {
    TranscriptFile file = TranscriptFile.of(agent, path);
    assertNotNull(file);
    return file;
  }

  private static String claude(String id, boolean aside, int in, int stored, int taken, int out) {
    return ("{'parentUuid':'a','isSidechain':%s,'message':{'id':'%s','type':'message','model':'claude-x',"
            + "'content':[{'type':'tool_use','input':{'usage':{'input_tokens':9999},'x':'\\'}}'}}],"
            + "'usage':{'input_tokens':%d,'cache_creation_input_tokens':%d,'cache_read_input_tokens':%d,"
            + "'output_tokens':%d,'cache_creation':{'input_tokens':7}}},'type':'assistant'}\n")
        .formatted(aside, id, in, stored, taken, out)
        .replace('\'', '"');
  }

  @Test
  void claudesMessagesCountOnceHoweverOftenTheyAreWritten() throws Exception {
    write("{\"type\":\"user\",\"message\":{\"content\":\"x\"}}\n");
    write(claude("m1", false, 10, 20, 300, 5) + claude("m1", false, 10, 20, 300, 8));
    TranscriptFile file = file("claude");
    assertEquals(new Usage("claude-x", 330, 300, 8, 338, 0), file.read());
    write(claude("m2", false, 1, 0, 400, 4) + claude("m3", true, 100, 0, 0, 1));
    assertEquals(new Usage("claude-x", 831, 700, 13, 405, 0), file.read());
  }

  @Test
  void codexWritesTheSumsItself() throws Exception {
    write("{\"type\":\"turn_context\",\"payload\":{\"model\":\"gpt-x\"}}\n");
    TranscriptFile file = file("codex");
    assertNull(file.read());
    write(
        "{\"type\":\"event_msg\",\"payload\":{\"type\":\"token_count\",\"info\":{\"total_token_usage\":{"
            + "\"input_tokens\":4800,\"cached_input_tokens\":1200,\"output_tokens\":168},\"last_token_usage\":"
            + "{\"input_tokens\":1200,\"total_tokens\":12420},\"model_context_window\":258400}}}\n");
    Usage usage = file.read();
    assertEquals(new Usage("gpt-x", 4_800, 1_200, 168, 12_420, 258_400), usage);
    assertNotNull(usage);
    assertEquals(4.8, usage.contextPercent());
  }

  @Test
  void geminisAnswersCountWithTheirThoughts() throws Exception {
    String answer =
        "{\"id\":\"1\",\"type\":\"gemini\",\"content\":\"ü \\\"type\\\":\",\"tokens\":{\"input\":1200,\"output\":42,"
            + "\"cached\":7,\"thoughts\":3,\"tool\":0,\"total\":1245},\"model\":\"gemini-x\"}\n";
    write(answer + "{\"$set\":{\"lastUpdated\":\"x\"}}\n" + answer);
    assertEquals(new Usage("gemini-x", 1_200, 7, 45, 1_245, 0), file("gemini").read());
  }

  @Test
  void qwensThoughtsCountOnceWhereverItCountsThem() throws Exception {
    String answer =
        "{\"uuid\":\"%s\",\"type\":\"assistant\",\"model\":\"qwen-x\",\"message\":{\"role\":\"model\",\"parts\":"
            + "[{\"text\":\"hi\"}]},\"usageMetadata\":{\"promptTokenCount\":1200,\"candidatesTokenCount\":%d,"
            + "\"thoughtsTokenCount\":7,\"totalTokenCount\":1242,\"cachedContentTokenCount\":300}}\n";
    String told =
        "{\"uuid\":\"t\",\"type\":\"system\",\"systemPayload\":{\"uiEvent\":{\"input_token_count\":9}}}\n";
    write(String.format(answer, "a", 42) + told + String.format(answer, "b", 35));
    assertEquals(new Usage("qwen-x", 2_400, 600, 84, 1_242, 0), file("qwen").read());
  }

  @Test
  void aLineCountsOnceItIsWhole() throws Exception {
    String line = claude("m1", false, 10, 0, 0, 5);
    TranscriptFile file = file("claude");
    write(line.substring(0, 200));
    assertNull(file.read());
    write(line.substring(200));
    assertEquals(new Usage("claude-x", 10, 0, 5, 15, 0), file.read());
  }

  @Test
  void whatIsNoJsonIsPassedOver() throws Exception {
    write("]]}}\n{\"type\":\"assistant\n" + "[".repeat(1_000) + "\n" + "x".repeat(100_000) + "\n");
    write(claude("m1", false, 10, 0, 0, 5));
    assertEquals(new Usage("claude-x", 10, 0, 5, 15, 0), file("claude").read());
  }

  @Test
  void aFileThatIsWrittenAnewIsReadAnew() throws Exception {
    write(claude("m1", false, 10, 0, 0, 5) + claude("m2", false, 10, 0, 0, 5));
    TranscriptFile file = file("claude");
    file.read();
    Files.writeString(path, claude("m9", false, 1, 0, 0, 2), StandardCharsets.UTF_8);
    assertEquals(new Usage("claude-x", 1, 0, 2, 3, 0), file.read());
  }

  @Test
  void theSameIsReadWhereverTheLinesAreCut() {
    String text = claude("m1", false, 10, 20, 300, 5) + "x\n" + claude("m2", false, 1, 2, 3, 4);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      Tally tally = Tally.of("claude");
      assertNotNull(tally);
      JsonLines lines = new JsonLines(tally);
      lines.feed(bytes, cut);
      byte[] rest = java.util.Arrays.copyOfRange(bytes, cut, bytes.length);
      lines.feed(rest, rest.length);
      assertEquals(new Usage("claude-x", 336, 303, 9, 10, 0), tally.usage(), "cut at " + cut);
    }
  }
}
