package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.ControlMessage.Block;
import dev.muxcast.tmux.ControlMessage.Exit;
import dev.muxcast.tmux.ControlMessage.Output;
import dev.muxcast.tmux.ControlMessage.SessionRenamed;
import dev.muxcast.tmux.ControlMessage.Unknown;
import dev.muxcast.tmux.ControlMessage.WindowRenamed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ControlModeParserTest {

  @Test
  void outputIsUnescaped() {
    Output output = (Output) only("%output %12 a\\033[1m\\134b\\015\\012é: x\n");
    assertEquals(PaneId.of(12), output.pane());
    assertEquals("a\u001b[1m\\b\r\né: x", text(output));
    assertEquals(-1, output.ageMillis());
  }

  @Test
  void extendedOutputTellsItsAgeAndMayGrowFields() {
    Output output = (Output) only("%extended-output %3 250 new field : a : b\n");
    assertEquals(250, output.ageMillis());
    assertEquals("a : b", text(output));
    assertEquals("", text((Output) only("%extended-output %3 0 : \n")));
  }

  @Test
  void whatIsNoEscapeStandsForItself() {
    assertEquals("\\9 \\40 \\477 \\", text((Output) only("%output %0 \\9 \\40 \\477 \\\n")));
  }

  @Test
  void brokenOutputIsUnknown() {
    for (String line :
        List.of("%output", "%output x y", "%output %", "%output %1", "%output %99999999999 x")) {
      assertEquals(new Unknown(line), only(line + "\n"));
    }
  }

  @Test
  void aBlockEndsOnlyOnItsOwnGuard() {
    Block block =
        (Block)
            only(
                "%begin 100 7 1\n%end 100 8 1\n%end 100 7 0\n%end 100 7 1 \n%error 99 7 1\n"
                    + "%begin 100 7 1\n%output %0 x\n%exit\n%end 100 7 1\n");
    assertEquals(7, block.number());
    assertTrue(block.ok() && block.requested());
    assertEquals(7, block.lines().size());
    assertEquals("%exit", block.lines().getLast());
  }

  @Test
  void aBlockOfKnownLengthEndsOnlyInItsPlace() {
    String spoof = "%begin 1 2 1\n%end 1 2 1\n%error 1 2 1\nlast\n%end 1 2 1\n";
    List<ControlMessage> messages = new ArrayList<>();
    feed(sink(messages, 3), spoof);
    assertEquals(
        List.of(new Block(1, 2, true, true, List.of("%end 1 2 1", "%error 1 2 1", "last"))),
        messages);
  }

  @Test
  void anErrorIsABlockThatIsNotOk() {
    Block block = (Block) only("%begin 1 2 0\nno such thing\n%error 1 2 0\n");
    assertTrue(!block.ok() && !block.requested());
  }

  @Test
  void whatLooksLikeAGuardButIsNoneIsUnknown() {
    for (String line :
        List.of("%begin", "%begin 1 2", "%begin 1 2 x", "%begin 1  2 3", "%end 1 2 3")) {
      assertInstanceOf(Unknown.class, only(line + "\n"));
    }
  }

  @Test
  void exitTellsItsReason() {
    assertEquals(new Exit(null), only("%exit\n"));
    assertEquals(new Exit("server exited"), only("%exit server exited\n"));
  }

  @Test
  void exitInsideABlockCountsWhenTheStreamEndsThere() {
    assertEquals(
        List.of(new Exit("too far behind")), all("%begin 1 2 1\nrow\n%exit too far behind\n"));
    assertEquals(List.of(new Exit(null)), all("%begin 1 2 1\nhalf a row%exit"));
    assertEquals(List.of(), all("%begin 1 2 1\n%exit\nrow\n"));
  }

  @Test
  void namesAreTheRestOfTheLine() {
    assertEquals(
        new SessionRenamed(new SessionId(3), "a\\nb  c %exit"),
        only("%session-renamed $3 a\\nb  c %exit\n"));
    assertEquals(
        new WindowRenamed(new WindowId(1), "", false), only("%unlinked-window-renamed @1 \n"));
  }

  @Test
  void malformedNotificationsAreUnknown() {
    for (String line :
        List.of(
            "",
            "%",
            "%window-add",
            "%window-add 1",
            "%window-add @x",
            "%session-changed",
            "%pause 3",
            "%subscription-changed a b",
            "%subscription-changed a x - - - : v",
            "text",
            "%session-window-changed $0 %1",
            "%window-pane-changed @0 @1",
            "%new-thing 1")) {
      assertEquals(new Unknown(line), only(line + "\n"));
    }
  }

  @Test
  void aRefusedOutputIsNotDecoded() {
    List<ControlMessage> messages = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    ControlModeParser parser =
        new ControlModeParser(
            new ControlModeParser.Sink() {
              @Override
              public void message(ControlMessage message) {
                messages.add(message);
              }

              @Override
              public boolean accepts(int pane, int bytes) {
                refused.add(bytes);
                return false;
              }
            });
    feed(parser, "%output %0 a\\012b\n%sessions-changed\n");
    assertEquals(List.of(3), refused);
    assertEquals(List.of(new ControlMessage.SessionsChanged()), messages);
  }

  @Test
  void anEndlessLineIsCut() {
    String longName = "x".repeat(3 * ControlModeParser.LONGEST_LINE);
    List<ControlMessage> messages = new ArrayList<>();
    ControlModeParser parser = new ControlModeParser(messages::add);
    byte[] bytes =
        ("%message " + longName + "\n%sessions-changed\n").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += 8192) {
      parser.feed(bytes, i, Math.min(8192, bytes.length - i));
    }
    assertEquals(2, messages.size());
    assertTrue(messages.getFirst().toString().length() < 2 * ControlModeParser.LONGEST_LINE);
  }

  /// Any bytes give messages and no exception, the same ones however they are cut, and nothing the
  /// grammar does not know.
  @RepeatedTest(300)
  void anyBytesAreSurvived(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    byte[] bytes = noise(random);
    int[] cuts = random.ints(20, 0, bytes.length + 1).sorted().toArray();
    assertEquals(
        Transcripts.parse(bytes, 0, bytes.length),
        Transcripts.parse(bytes, 0, bytes.length, cuts),
        () -> "seed " + info.getCurrentRepetition());
  }

  private static byte[] noise(Random random) {
    List<String> parts =
        List.of(
            "%begin 1 2 1",
            "%end 1 2 1",
            "%error 1 2 1",
            "%exit",
            "%output %1 ",
            "%extended-output %1 0 : ",
            "\\012",
            "\\",
            "\n",
            "\n",
            "\n",
            "%",
            " ",
            "@1",
            "$1",
            "%1",
            "é",
            "%window-add ",
            "%subscription-changed a $0 @0 0 %0 : ",
            " : ",
            "%layout-change ",
            "999999999999999999999");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(80); i >= 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static ControlModeParser sink(List<ControlMessage> messages, int expected) {
    return new ControlModeParser(
        new ControlModeParser.Sink() {
          @Override
          public void message(ControlMessage message) {
            messages.add(message);
          }

          @Override
          public int linesExpected(boolean requested) {
            return expected;
          }
        });
  }

  private static ControlMessage only(String text) {
    List<ControlMessage> messages = new ArrayList<>();
    feed(new ControlModeParser(messages::add), text);
    assertEquals(1, messages.size(), () -> messages.toString());
    return messages.getFirst();
  }

  private static List<ControlMessage> all(String text) {
    List<ControlMessage> messages = new ArrayList<>();
    ControlModeParser parser = new ControlModeParser(messages::add);
    feed(parser, text);
    parser.finish();
    return messages;
  }

  private static void feed(ControlModeParser parser, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    parser.feed(bytes, 0, bytes.length);
  }

  private static String text(Output output) {
    assertArrayEquals(output.data(), output.data().clone());
    return new String(output.data(), StandardCharsets.UTF_8);
  }
}
