package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.Transcripts.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recorded control mode of every tmux version and every agent.
class TranscriptTest {

  /// What is expected stands beside the transcript; `-Dmuxcast.golden=FOLDER` writes it anew.
  @ParameterizedTest
  @MethodSource("dev.muxcast.tmux.Transcripts#all")
  void isReadAsItAlwaysWas(Transcript transcript) throws IOException {
    List<String> messages = Transcripts.parse(transcript.bytes(), 0, transcript.bytes().length);
    String anew = System.getProperty("muxcast.golden");
    if (anew != null) {
      Files.write(Path.of(anew, transcript.name() + ".messages"), messages);
      return;
    }
    assertEquals(
        Files.readAllLines(Transcripts.folder().resolve(transcript.name() + ".messages")),
        messages);
  }

  @ParameterizedTest
  @MethodSource("dev.muxcast.tmux.Transcripts#all")
  void isReadTheSameWhereverItIsCut(Transcript transcript) {
    byte[] bytes = transcript.bytes();
    int from = 0;
    for (int to : Transcripts.ends(bytes)) {
      List<String> whole = Transcripts.parse(bytes, from, to);
      assertEquals(1, whole.size());
      for (int cut = from + 1; cut < to; cut++) {
        List<String> split = Transcripts.parse(bytes, from, to, cut);
        if (!split.equals(whole)) {
          assertEquals(whole, split, "cut at " + cut);
        }
      }
      from = to;
    }
  }

  @ParameterizedTest
  @MethodSource("dev.muxcast.tmux.Transcripts#all")
  void isReadTheSameByteByByte(Transcript transcript) {
    byte[] bytes = transcript.bytes();
    int[] everywhere = new int[bytes.length];
    for (int i = 0; i < everywhere.length; i++) {
      everywhere[i] = i;
    }
    assertEquals(
        Transcripts.parse(bytes, 0, bytes.length),
        Transcripts.parse(bytes, 0, bytes.length, everywhere));
  }

  @ParameterizedTest
  @MethodSource("dev.muxcast.tmux.Transcripts#all")
  void holdsNothingUnknown(Transcript transcript) {
    for (String message : Transcripts.parse(transcript.bytes(), 0, transcript.bytes().length)) {
      assertTrue(
          !message.startsWith("Unknown") || message.startsWith("Unknown[line=%paste-buffer"),
          message);
    }
  }

  @Test
  void thereIsOneOfEachVersionAndAgent() {
    List<String> names = Transcripts.all().stream().map(Transcript::name).toList();
    assertTrue(
        names.containsAll(
            List.of(
                "tmux-3.3a",
                "tmux-3.5a",
                "tmux-3.7c",
                "tmux-3.8",
                "agent-claude",
                "agent-codex",
                "agent-gemini",
                "agent-opencode",
                "agent-qwen")),
        names.toString());
  }
}
