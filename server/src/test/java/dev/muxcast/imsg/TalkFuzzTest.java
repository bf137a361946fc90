package dev.muxcast.imsg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.fuzz.Fuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What calls itself a tmux server may say anything, in any order: it is answered by nothing but
/// that a stream may be written, once for each.
@Timeout(300)
class TalkFuzzTest {
  private static final int[] TYPES = {
    Imsg.WRITE_OPEN,
    Imsg.WRITE,
    Imsg.WRITE_CLOSE,
    Imsg.FLAGS,
    Imsg.EXIT,
    Imsg.EXITED,
    Imsg.SHUTDOWN,
    Imsg.VERSION,
    Imsg.OLD_STDOUT,
    0,
    100,
    200,
    204,
    208,
    213,
    300,
    -1
  };

  private static byte[] said(Random random) {
    List<byte[]> frames = new ArrayList<>();
    for (int left = random.nextInt(8); left > 0; left--) {
      int type = TYPES[random.nextInt(TYPES.length)];
      frames.add(
          switch (random.nextInt(4)) {
            case 0 -> Frames.frame(type);
            case 1 -> Frames.frame(type, random.nextInt(4), random.nextInt(4), 0);
            case 2 -> Frames.write(random.nextInt(3), "line\n%1 x");
            default -> Frames.answer("a\nb\n");
          });
    }
    byte[] all = Frames.all(frames.toArray(byte[][]::new));
    return random.nextBoolean() ? all : Fuzz.damage(random, all);
  }

  private record Heard(@Nullable Answer answer, int sent) {}

  private static Heard hear(byte[] bytes, int piece) {
    Talk talk = new Talk(List.of("list-panes"), 1, new AnswerRoom());
    talk.takeToSend();
    int sent = 0;
    for (int at = 0; at < bytes.length; at += piece) {
      int length = Math.min(piece, bytes.length - at);
      byte[] next = new byte[length];
      System.arraycopy(bytes, at, next, 0, length);
      talk.read(next, length);
    }
    for (byte[] each : talk.takeToSend()) {
      assertEquals(Imsg.WRITE_READY, Frames.type(each));
      sent++;
    }
    return new Heard(talk.answer(), sent);
  }

  @Test
  void whateverItSaysEndsInAnAnswerOrGoesOn_andTheSameHoweverItIsCut() {
    Random random = new Random(Fuzz.SEED);
    for (int round = 0; round < Fuzz.ROUNDS; round++) {
      byte[] bytes = said(random);
      String where = "seed " + Fuzz.SEED + ", round " + round;
      Heard whole = hear(bytes, Math.max(1, bytes.length));
      assertEquals(whole, hear(bytes, 1 + random.nextInt(20)), where);
    }
  }
}
