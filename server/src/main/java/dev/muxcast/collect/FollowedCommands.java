package dev.muxcast.collect;

import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Commands to a server that is looked at. What changes which sessions, windows and panes there
/// are, or their names, is answered only once the picture shows it: whoever was answered finds what
/// they made. A server that is attached to tells of it before it answers.
///
/// Any thread; the pictures come on the Collector's.
final class FollowedCommands implements TmuxCommands {

  private record Waiting(Reply reply, long sinceEpochMillis, CompletableFuture<Reply> then) {}

  private final TmuxCommands commands;
  private final Runnable wantPicture;
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean over;

  /// @param wantPicture asks for a picture soon; any thread
  FollowedCommands(TmuxCommands commands, Runnable wantPicture) {
    this.commands = commands;
    this.wantPicture = wantPicture;
  }

  @Override
  public CompletableFuture<Reply> command(TmuxCommand command) {
    CompletableFuture<Reply> reply = commands.command(command);
    return command instanceof TmuxCommand.Change ? reply.thenCompose(this::followed) : reply;
  }

  private CompletableFuture<Reply> followed(Reply reply) {
    CompletableFuture<Reply> then = new CompletableFuture<>();
    synchronized (waiting) {
      if (over || !reply.ok()) {
        return CompletableFuture.completedFuture(reply);
      }
      waiting.add(new Waiting(reply, System.currentTimeMillis(), then));
    }
    wantPicture.run();
    return then;
  }

  /// A look is dealt with.
  ///
  /// @param pictureEpochMillis when tmux was asked for the picture in it; -1 where there was none
  void looked(long pictureEpochMillis) {
    List<Waiting> done = new ArrayList<>(0);
    boolean more;
    synchronized (waiting) {
      for (Waiting each : waiting) {
        if (pictureEpochMillis > each.sinceEpochMillis()) {
          done.add(each);
        }
      }
      waiting.removeAll(done);
      more = !waiting.isEmpty();
    }
    answer(done);
    if (more) {
      // What was asked for before the command came tells nothing of it.
      wantPicture.run();
    }
  }

  /// There is no picture to wait for, for now: the server is silent.
  void give() {
    List<Waiting> done;
    synchronized (waiting) {
      done = List.copyOf(waiting);
      waiting.clear();
    }
    answer(done);
  }

  /// There will be no picture any more.
  void end() {
    synchronized (waiting) {
      over = true;
    }
    give();
  }

  private static void answer(List<Waiting> done) {
    for (Waiting each : done) {
      each.then().complete(each.reply());
    }
  }
}
