package dev.muxcast.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A command that was sent and is not answered. Only the reader thread takes blocks in.
final class OpenCommand {

  final TmuxCommand command;
  final CompletableFuture<Reply> answer = new CompletableFuture<>();
  final byte[] line;
  final long deadlineNanos;
  private @Nullable Reply head;

  OpenCommand(TmuxCommand command, long deadlineNanos) {
    this.command = command;
    this.line = (command.line() + "\n").getBytes(StandardCharsets.US_ASCII);
    this.deadlineNanos = deadlineNanos;
  }

  /// How many lines the next block has; -1 when that can't be said.
  int linesExpected() {
    Reply first = head;
    if (first == null || first.lines().isEmpty()) {
      return -1;
    }
    int above = command instanceof TmuxCommand.Capture capture ? capture.above() : 0;
    return Screen.rows(first.lines().getFirst(), above);
  }

  /// Takes a block; the whole reply when it was the last one, else null.
  @Nullable Reply take(Reply block) {
    if (head == null && command.blocks() == 2) {
      head = block;
      return null;
    }
    Reply first = head;
    if (first == null) {
      return block;
    }
    List<String> lines = new ArrayList<>(block.lines().size() + 1);
    lines.addAll(first.lines());
    lines.addAll(block.lines());
    return new Reply(first.ok() && block.ok(), lines);
  }
}
