package dev.muxcast.control;

import dev.muxcast.tmux.PaneId;
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
  static void type(TmuxCommands tmux, PaneId pane, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += CHUNK) {
      byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK));
      say(tmux, new TmuxCommand.TypeBytes(pane, chunk));
    }
  }

  /// Says a command, and waits until tmux has dealt with it, or refused it.
  static void say(TmuxCommands tmux, TmuxCommand command) throws IOException {
    try {
      tmux.command(command).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("tmux did not take what was typed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while typing", e);
    }
  }
}
