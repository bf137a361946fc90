package dev.muxcast.tmux;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.TmuxSocketLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// Commands to a tmux server by its socket, one connection each; nobody is attached. Each list
/// begins with a question whether it still is that server process; where another one has taken its
/// place, nothing of the list is done.
///
/// @param instance `PID-STARTTIME` of the process that is meant
public record SocketCommands(
    TmuxSocketLoop loop, TmuxSocket socket, String instance, Duration deadline)
    implements TmuxCommands {

  /// No command of tmux's: its name is what the refusal says.
  private static final String ANOTHER = "another-server-took-its-place";

  @Override
  public CompletableFuture<Reply> command(TmuxCommand command) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    List<String> words = new ArrayList<>();
    words.add(TmuxText.unaliased("if-shell"));
    words.addAll(List.of("-F", "#{!=:#{pid}-#{start_time}," + instance + "}", ANOTHER, ";"));
    words.addAll(command.arguments());
    try {
      loop.talk(socket.path(), words, deadline, answer -> complete(reply, answer));
    } catch (IllegalArgumentException e) {
      reply.completeExceptionally(e);
    }
    return reply;
  }

  private void complete(CompletableFuture<Reply> reply, Answer answer) {
    switch (answer) {
      case Answer.Done done -> {
        if (done.complaint().contains(ANOTHER)) {
          reply.completeExceptionally(new IOException("another tmux server took its place"));
        } else {
          reply.complete(
              new Reply(done.ok(), done.ok() ? done.lines() : List.of(done.complaint())));
        }
      }
      case Answer.Gone gone -> reply.completeExceptionally(new IOException(gone.why()));
      case Answer.Late late -> reply.completeExceptionally(new TimeoutException(late.why()));
      case Answer.OtherProtocol other -> reply.completeExceptionally(new IOException(other.why()));
      case Answer.Hostile hostile -> reply.completeExceptionally(new IOException(hostile.why()));
    }
  }
}
