package dev.muxcast.control;

import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Brings what a person types to a pane, in order.
final class TypedBytes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CHUNK = 512;

  private TypedBytes() {}

  /// Types the bytes, and waits until tmux has them.
  ///
  /// @return false when the pane is in that session no more, and the rest was typed nowhere
  static boolean type(TmuxCommands tmux, SessionPane pane, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += CHUNK) {
      byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK));
      if (!say(tmux, new TmuxCommand.TypeBytes(pane, chunk)).ok()) {
        return false;
      }
    }
    return true;
  }

  /// Says a command, and waits until tmux has dealt with it, or refused it.
  static Reply say(TmuxCommands tmux, TmuxCommand command) throws IOException {
    try {
      return tmux.command(command).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("tmux did not take what was typed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while typing", e);
    }
  }
}
