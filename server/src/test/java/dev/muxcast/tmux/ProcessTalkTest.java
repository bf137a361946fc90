package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.muxcast.imsg.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTalkTest {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  @Test
  void whatAProcessSaysIsTheSameAsTheSocketSays() {
    assertEquals(new Answer.Done(true, List.of("a", "", "b\r"), ""), of(0, "a\n\nb\r\n", ""));
    assertEquals(new Answer.Done(true, List.of(), ""), of(0, "", ""));
    assertEquals(
        new Answer.Done(false, List.of("a"), "can't find pane: %9"),
        of(1, "a\n", "can't find pane: %9"));
  }

  @Test
  void whyThereIsNoAnswerIsTold() {
    assertInstanceOf(Answer.Late.class, of(137, "", ""));
    assertInstanceOf(Answer.Gone.class, of(1, "", "no server running on /tmp/x"));
    assertInstanceOf(
        Answer.Gone.class, of(1, "", "error connecting to /tmp/x (Connection refused)"));
    assertInstanceOf(
        Answer.OtherProtocol.class, of(1, "", "protocol version mismatch (client 8, server 7)"));
  }

  private static Answer of(int status, String said, String complaint) {
    return ProcessTalk.of(status, said, complaint, DEADLINE);
  }
}
