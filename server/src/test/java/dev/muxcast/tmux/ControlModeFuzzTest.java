package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.fuzz.Fuzz;
import dev.muxcast.fuzz.Grammar;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ControlModeFuzzTest {
  private static final int SHORT = 2_000;
  private static final Grammar STREAM =
      Grammar.of(
          """
          stream: line*
          line: '%output %1 ' text '\\n' / '%extended-output %2 100 : ' text '\\n' / '%begin 1 2 1\\n' text '\\n' end / '%begin 1 2 0\\n' line* end / '%' word ' ' arg* '\\n' / text '\\n' / '%exit ' text '\\n'
          end: '%end 1 2 1\\n' / '%error 1 2 1\\n' / '%end 1 2 0\\n' / '%end 9 9 9\\n'
          word: 'window-add' / 'window-close' / 'session-renamed' / 'layout-change' / 'pause' / 'continue' / 'subscription-changed' / 'session-changed' / 'pane-mode-changed' / 'unheard-of'
          arg: '@1 ' / '$2 ' / '%3 ' / 'name ' / '- ' / ': ' / text
          text: 'a' / '\\\\033[1m' / '\\\\134' / 'é' / '%end 1 2 1' / ' ' / '\\\\9' / '%output %1 x'
          """);

  @Test
  void whateverComesIsReadTheSameWhereverItIsCut() {
    Random random = new Random(Fuzz.SEED);
    List<byte[]> recorded =
        Transcripts.all().stream().map(each -> Arrays.copyOf(each.bytes(), SHORT)).toList();
    Fuzz.run(
        "control",
        STREAM,
        recorded,
        input -> {
          List<String> whole = Transcripts.parse(input, 0, input.length);
          int[] cuts =
              input.length == 0
                  ? new int[0]
                  : random.ints(random.nextInt(4), 0, input.length).sorted().toArray();
          assertEquals(
              whole, Transcripts.parse(input, 0, input.length, cuts), Arrays.toString(cuts));
        });
  }
}
