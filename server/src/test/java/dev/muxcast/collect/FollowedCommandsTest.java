package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TmuxCommand;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FollowedCommandsTest {
  private static final TmuxCommand KILL =
      new TmuxCommand.KillPane(new SessionPane(null, PaneId.of(1)));
  private static final long LATER = Long.MAX_VALUE;

  private final AtomicInteger pictures = new AtomicInteger();
  private final CompletableFuture<Reply> tmux = new CompletableFuture<>();
  private final FollowedCommands commands =
      new FollowedCommands(command -> tmux, pictures::incrementAndGet);

  @Test
  void aChangeIsAnsweredOnceAPictureThatWasAskedForLaterHasCome() {
    CompletableFuture<Reply> answer = commands.command(KILL);
    commands.looked(LATER);
    assertEquals(0, pictures.get(), "tmux has not done it yet");
    tmux.complete(new Reply(true, List.of("%1")));
    assertEquals(1, pictures.get());
    commands.looked(-1);
    commands.looked(1);
    assertFalse(answer.isDone(), "that picture was of the time before");
    assertEquals(3, pictures.get(), "and another one is asked for");
    commands.looked(LATER);
    assertEquals(List.of("%1"), answer.join().lines());
    commands.looked(LATER);
    assertEquals(3, pictures.get());
  }

  @Test
  void whatChangesNothingOrIsRefusedIsAnsweredAtOnce() {
    CompletableFuture<Reply> look = commands.command(new TmuxCommand.Capture(PaneId.of(1)));
    CompletableFuture<Reply> refused = commands.command(KILL);
    tmux.complete(new Reply(false, List.of("can't find pane: %1")));
    assertTrue(look.isDone());
    assertFalse(refused.join().ok());
    assertEquals(0, pictures.get());
  }

  @Test
  void nobodyWaitsForAServerThatIsSilentOrGone() {
    CompletableFuture<Reply> silent = commands.command(KILL);
    tmux.complete(new Reply(true, List.of()));
    commands.give();
    assertTrue(silent.join().ok());
    commands.end();
    assertTrue(commands.command(KILL).join().ok());
  }
}
