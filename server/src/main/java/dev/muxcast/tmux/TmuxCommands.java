package dev.muxcast.tmux;

import java.util.concurrent.CompletableFuture;

/// Who tells one tmux server process what we want of it, and no later process in its place. Any
/// thread; does not wait.
public interface TmuxCommands {

  /// Sends a command.
  ///
  /// @return its answer; fails with a `TimeoutException` when tmux gives none in time, with an
  ///   `IOException` when that server is there no more, with an `IllegalArgumentException` when the
  ///   command can't be said
  CompletableFuture<Reply> command(TmuxCommand command);
}
