package dev.muxcast.imsg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalkTest {
  private static final int READ_OPEN = 300;

  private final Talk talk = talk("list-panes", "-a");

  @Test
  void itSaysWhoItIsAndWhatItWantsAndNothingElse() throws ImsgException {
    ImsgDecoder decoder = new ImsgDecoder();
    for (byte[] each : talk.takeToSend()) {
      decoder.feed(each, each.length);
    }
    StringBuilder types = new StringBuilder();
    Imsg last = null;
    for (Imsg next = decoder.next(); next != null; next = decoder.next()) {
      types.append(next.type()).append(' ');
      last = next;
    }
    assertEquals("100 111 101 102 108 107 106 200 ", types.toString());
    assertEquals(
        "list-panes\0-a\0",
        last == null
            ? ""
            : new String(last.bytes(), last.from() + 4, last.length() - 4, StandardCharsets.UTF_8));
    assertEquals(List.of(), talk.takeToSend());
  }

  @Test
  void whatIsWrittenToEitherStreamIsTheAnswer() {
    talk.takeToSend();
    hear(Frames.frame(Imsg.FLAGS, 0), Frames.frame(Imsg.WRITE_OPEN, 1, 1, 0));
    assertEquals(Imsg.WRITE_READY, Frames.type(talk.takeToSend().getFirst()));
    hear(Frames.write(1, "a\nb\u2028c\n\nhalf"), Frames.frame(Imsg.WRITE_OPEN, 2, 2, 0));
    hear(Frames.write(2, "no such pane\n"), Frames.frame(Imsg.EXIT, 1), Frames.frame(Imsg.EXITED));
    assertEquals(
        new Answer.Done(false, List.of("a", "b\u2028c", "", "half"), "no such pane"),
        talk.answer());
  }

  @Test
  void theEndIsAnAnswerAsSoonAsItIsToldAndNothingIsSaidToIt() {
    talk.takeToSend();
    hear(Frames.frame(Imsg.EXIT, 0));
    assertEquals(new Answer.Done(true, List.of(), ""), talk.answer());
    assertEquals(List.of(), talk.takeToSend());
  }

  @Test
  void aServerThatGoesBeforeTheEndIsNoAnswer() {
    talk.closed();
    assertInstanceOf(Answer.Gone.class, talk.answer());
    Talk other = talk("x");
    other.read(Frames.frame(Imsg.EXITED), Imsg.HEADER);
    assertInstanceOf(Answer.Gone.class, other.answer());
  }

  /// DETACH, DETACHKILL, READY, RESIZE, SHELL, SUSPEND, UNLOCK, WAKEUP, EXEC, LOCK, READ_OPEN,
  /// READ, READ_DONE, READ_CANCEL, and what nobody knows.
  @ParameterizedTest
  @ValueSource(
      ints = {201, 202, 207, 208, 209, 214, 215, 216, 217, 206, 300, 301, 302, 307, 0, -1, 99999})
  void whateverElseIsSaidIsNotDoneAndEndsTheTalk(int type) {
    talk.takeToSend();
    hear(Frames.frame(type, "touch /tmp/x\0/bin/sh\0".getBytes(StandardCharsets.UTF_8)));
    assertInstanceOf(Answer.Hostile.class, talk.answer());
    assertEquals(List.of(), talk.takeToSend());
  }

  @ParameterizedTest
  @ValueSource(ints = {Imsg.VERSION, Imsg.OLD_STDOUT, Imsg.OLD_STDERR})
  void anotherVersionOfTheProtocolIsTold(int type) {
    hear(Frames.frame(type, 7));
    assertInstanceOf(Answer.OtherProtocol.class, talk.answer());
  }

  @Test
  void noFileIsWrittenNorRead() {
    for (byte[] ask :
        List.of(
            Frames.frame(Imsg.WRITE_OPEN, 3, -1, 0),
            Frames.frame(Imsg.WRITE_OPEN, 1, 2, 0),
            Frames.frame(Imsg.WRITE_OPEN, 1),
            Frames.frame(Imsg.WRITE_OPEN),
            Frames.frame(READ_OPEN, 3, -1),
            Frames.write(0, "x"),
            Frames.write(3, "x"),
            Frames.frame(Imsg.WRITE))) {
      Talk each = talk("x");
      each.takeToSend();
      each.read(ask, ask.length);
      assertInstanceOf(Answer.Hostile.class, each.answer());
      assertEquals(List.of(), each.takeToSend());
    }
  }

  @Test
  void aStreamIsOpenedOnceSoThatNoFloodOfThemIsAnswered() {
    hear(Frames.frame(Imsg.WRITE_OPEN, 1, 1, 0), Frames.frame(Imsg.WRITE_OPEN, 1, 1, 0));
    assertInstanceOf(Answer.Hostile.class, talk.answer());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16_385, 65_535})
  void aLengthThatNoMessageHasEndsTheTalk(int length) {
    byte[] header = new byte[Imsg.HEADER];
    Frames.header(Imsg.WRITE, length).get(0, header);
    hear(header);
    assertInstanceOf(Answer.Hostile.class, talk.answer());
  }

  @Test
  void oneThatWritesWithoutEndIsNotHeldWithoutEnd() {
    byte[] much = Frames.write(1, "x".repeat(16_000));
    int count = 0;
    while (talk.answer() == null) {
      hear(much);
      count++;
    }
    assertInstanceOf(Answer.Hostile.class, talk.answer());
    assertEquals(Talk.MOST_BYTES / 16_004 + 1, count);
  }

  @Test
  void nothingIsTakenAnyMoreBehindTheEnd() {
    hear(Frames.frame(217), Frames.answer("x"));
    Answer first = talk.answer();
    hear(Frames.answer("y"));
    assertEquals(first, talk.answer());
  }

  @Test
  void garbageEndsInAnAnswerOrWaits() {
    for (int seed = 0; seed < 500; seed++) {
      byte[] bytes = new byte[200];
      new Random(seed).nextBytes(bytes);
      Talk each = talk("x");
      each.read(bytes, bytes.length);
      assertInstanceOf(Answer.class, ended(each), "seed " + seed);
    }
  }

  @Test
  void whatTmuxCouldNotTakeIsRefusedBeforeItIsSaid() {
    assertThrows(IllegalArgumentException.class, () -> talk("a\0b"));
    assertThrows(IllegalArgumentException.class, () -> talk("é".repeat(8_200)));
    assertNull(talk("x".repeat(16_000)).answer());
  }

  private static @Nullable Answer ended(Talk talk) {
    talk.closed();
    return talk.answer();
  }

  private static Talk talk(String... words) {
    return new Talk(List.of(words), 4711, new AnswerRoom());
  }

  private void hear(byte[]... frames) {
    byte[] bytes = Frames.all(frames);
    talk.read(bytes, bytes.length);
  }
}
