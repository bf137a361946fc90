package dev.muxcast.imsg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerRoomTest {
  private final AnswerRoom room = new AnswerRoom();

  @Test
  void aLineThatIsReadAgainIsTheSameString() {
    List<String> before = lines("a row\n│ é ❯ │\n\nhalf");
    assertEquals(List.of("a row", "│ é ❯ │", "", "half"), before);
    List<String> now = lines("another\na row\n│ é ❯ │");
    assertSame(before.get(0), now.get(1));
    assertSame(before.get(1), now.get(2));
  }

  /// `Aa` and `BB` have the same hash, as in `String`.
  @Test
  void linesThatHashAlikeAreToldApart() {
    assertEquals(List.of("Aa", "BB", "Aa", "BB"), lines("Aa\nBB\nAa\nBB\n"));
    assertEquals(List.of("Aaé", "BBé", "Aa"), lines("Aaé\nBBé\nAa"));
  }

  @Test
  void anAnswerIsWhatItsBytesAreWhateverWasReadBefore() {
    Random random = new Random(7);
    String[] words = {"a", "b", "é", "❯", "\ud83d\ude00", " ", "\u2028", "\t"};
    for (int i = 0; i < 2_000; i++) {
      List<String> told = new ArrayList<>();
      for (int row = random.nextInt(8); row > 0; row--) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(4); word > 0; word--) {
          text.append(words[random.nextInt(words.length)]);
        }
        told.add(text.toString());
      }
      String answer = told.isEmpty() ? "" : String.join("\n", told) + "\n";
      assertEquals(told, lines(answer));
    }
  }

  @Test
  void roomIsUsedAgainOnlyWhenItsAnswerWasRead() {
    AnswerRoom.Bytes one = room.take();
    AnswerRoom.Bytes other = room.take();
    assertNotSame(one, other);
    room.lines(one);
    assertSame(one, room.take());
  }

  private List<String> lines(String text) {
    AnswerRoom.Bytes bytes = room.take();
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return room.lines(bytes);
  }
}
