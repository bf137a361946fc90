package dev.muxcast.tmux;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.LoopOfTests;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Asks a server for its sessions by its socket, as the server does before it attaches.
final class AskedSessions {
  private AskedSessions() {}

  /// In the order to attach to them; null where no server answers.
  static @Nullable List<SessionRow> of(TmuxSocket socket) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    LoopOfTests.LOOP.talk(
        socket.path(), SessionOrder.question(), TmuxFixture.PATIENCE, answer::complete);
    return answer.join() instanceof Answer.Done done ? SessionOrder.of(done) : null;
  }
}
