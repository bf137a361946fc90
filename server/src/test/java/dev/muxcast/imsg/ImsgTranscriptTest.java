package dev.muxcast.imsg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.imsg.ImsgTranscripts.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recorded talks of every tmux version.
class ImsgTranscriptTest {

  /// What is expected stands beside the transcript; `-Dmuxcast.golden=FOLDER` writes it anew.
  @ParameterizedTest
  @MethodSource("dev.muxcast.imsg.ImsgTranscripts#all")
  void isReadAsItAlwaysWas(Transcript transcript) throws IOException {
    List<String> story = ImsgTranscripts.hold(transcript.bytes());
    String anew = System.getProperty("muxcast.golden");
    if (anew != null) {
      Files.write(Path.of(anew, transcript.name() + ".talk"), story);
      return;
    }
    assertEquals(
        Files.readAllLines(ImsgTranscripts.folder().resolve(transcript.name() + ".talk")), story);
  }

  @ParameterizedTest
  @MethodSource("dev.muxcast.imsg.ImsgTranscripts#all")
  void isReadTheSameWhereverItIsCut(Transcript transcript) {
    byte[] bytes = transcript.bytes();
    List<String> whole = ImsgTranscripts.hold(bytes);
    for (int cut = 0; cut <= bytes.length; cut++) {
      List<String> split = ImsgTranscripts.hold(bytes, cut);
      if (!split.equals(whole)) {
        assertEquals(whole, split, "cut at " + cut);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.muxcast.imsg.ImsgTranscripts#all")
  void isReadTheSameByteByByte(Transcript transcript) {
    byte[] bytes = transcript.bytes();
    assertEquals(
        ImsgTranscripts.hold(bytes),
        ImsgTranscripts.hold(bytes, IntStream.range(0, bytes.length).toArray()));
  }

  /// Recorded bytes with some of them changed end in some answer, the same one however they are
  /// cut.
  @RepeatedTest(300)
  void anyBytesAreSurvived(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    List<Transcript> all = ImsgTranscripts.all();
    byte[] bytes = all.get(random.nextInt(all.size())).bytes().clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(i % 2 == 0 ? Math.min(64, bytes.length) : bytes.length)] =
          (byte) random.nextInt(256);
    }
    int[] cuts = random.ints(20, 0, bytes.length + 1).sorted().toArray();
    assertEquals(
        ImsgTranscripts.hold(bytes),
        ImsgTranscripts.hold(bytes, cuts),
        () -> "seed " + info.getCurrentRepetition());
  }

  @Test
  void thereAreSomeOfEachVersion() {
    List<String> names = ImsgTranscripts.all().stream().map(Transcript::name).toList();
    for (String version : List.of("3.1c", "3.3a", "3.5a", "3.7c", "3.8")) {
      for (String talk : List.of("look", "refused", "nothing")) {
        assertTrue(names.contains(version + "-" + talk), names.toString());
      }
    }
  }
}
