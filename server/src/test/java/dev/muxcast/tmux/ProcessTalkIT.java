package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.muxcast.imsg.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class ProcessTalkIT {

  private static Answer ask(TmuxFixture tmux, Duration deadline) throws Exception {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    new ProcessTalk(tmux.binary().program())
        .talk(
            tmux.socket().path(),
            List.of("list-sessions", "-F", "#{session_name}"),
            deadline,
            answer::complete);
    return answer.get(TmuxFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// It keeps the pipes of a client that was ended.
  @EachTmux
  void aServerThatIsStoppedIsLate(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      Answer.Done done = assertInstanceOf(Answer.Done.class, ask(tmux, TmuxFixture.PATIENCE));
      assertEquals(List.of("work"), done.lines());
      String pid = tmux.run("display-message", "-p", "#{pid}");
      new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
      try {
        assertInstanceOf(Answer.Late.class, ask(tmux, Duration.ofMillis(200)));
      } finally {
        new ProcessBuilder("kill", "-CONT", pid).start().waitFor();
      }
    }
  }
}
