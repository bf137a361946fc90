package dev.muxcast.tmux;

import dev.muxcast.guard.Bound;
import dev.muxcast.tmux.ControlMessage.Answer;
import dev.muxcast.tmux.ControlMessage.Block;
import dev.muxcast.tmux.ControlMessage.Dropped;
import dev.muxcast.tmux.ControlMessage.Exit;
import dev.muxcast.tmux.ControlMessage.Missed;
import dev.muxcast.tmux.ControlMessage.Output;
import dev.muxcast.tmux.ControlMessage.SessionChanged;
import dev.muxcast.tmux.ControlMessage.SubscriptionChanged;
import dev.muxcast.tmux.ControlMessage.Unknown;
import dev.muxcast.tmux.ControlMessage.WindowRenamed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The reader's half of a control client: gathers what one read brought into a batch, matches
/// answers with commands, and drops output and news when the listener is behind. All of it belongs
/// to the reader thread.
final class ControlReader implements ControlModeParser.Sink {

  /// About what a message takes besides its text.
  private static final int NEWS_BYTES = 256;

  /// About what a batch takes besides its messages.
  private static final int BATCH_BYTES = 256;

  /// So many panes are known whose output was dropped once, before those that go on are forgotten.
  private static final int MOST_DROPPED = 256;

  private final ControlClient client;
  private final ControlListener listener;
  private final ControlModeParser parser = new ControlModeParser(this);
  private final AtomicBoolean missing = new AtomicBoolean();
  private final Map<Integer, AtomicLong> dropped = new HashMap<>();
  private List<ControlMessage> messages = new ArrayList<>();
  private long bytes;
  private boolean attached;
  private boolean moved;
  private boolean exited;
  private String lastWords = "";

  ControlReader(ControlClient client, ControlListener listener) {
    this.client = client;
    this.listener = listener;
  }

  boolean attached() {
    return attached;
  }

  boolean moved() {
    return moved;
  }

  /// Whether tmux's client has said its last. Nothing need be read behind that, nor may its end be
  /// waited for: a server that is stopped holds the pipe's other end, which the client sent it.
  boolean exited() {
    return exited;
  }

  String lastWords() {
    return lastWords;
  }

  void take(byte[] buffer, int length) {
    parser.feed(buffer, 0, length);
    flush();
  }

  void finish() {
    parser.finish();
    flush();
  }

  private void flush() {
    if (messages.isEmpty()) {
      return;
    }
    ControlBatch batch = new ControlBatch(client, messages, System.currentTimeMillis(), bytes);
    messages = new ArrayList<>();
    bytes = 0;
    listener.onBatch(batch);
  }

  @Override
  public void message(ControlMessage message) {
    switch (message) {
      case Block block -> block(block);
      case SessionChanged changed -> {
        moved |= !changed.session().equals(client.session());
        if (attached) {
          news(message, changed.name().length());
        } else {
          attached = true;
          messages.add(message);
        }
      }
      case Exit exit -> {
        exited = true;
        lastWords = exit.reason() == null ? lastWords : exit.reason();
        messages.add(message);
      }
      case Output _ -> messages.add(message);
      case Unknown unknown -> {
        lastWords = unknown.line();
        news(message, unknown.line().length());
      }
      case WindowRenamed renamed -> news(message, renamed.name().length());
      case SubscriptionChanged change -> news(message, change.value().length());
      default -> news(message, 0);
    }
  }

  private int batch() {
    return messages.isEmpty() ? BATCH_BYTES : 0;
  }

  /// What tmux tells unasked, as often as anybody has it do so. Once some was left out, all of it
  /// is until the listener has taken that: it has to ask for everything anyway.
  private void news(ControlMessage message, int length) {
    long size = batch() + NEWS_BYTES + 2L * length;
    if (!missing.get() && client.budget().takeNews(size)) {
      bytes += size;
      messages.add(message);
    } else {
      Bound.NEWS.cost(1);
      if (missing.compareAndSet(false, true)) {
        messages.add(new Missed(missing));
      }
    }
  }

  private void block(Block block) {
    OpenCommand command = block.requested() ? client.oldestOpen() : null;
    if (command == null) {
      if (!block.ok()) {
        lastWords = String.join(" ", block.lines());
      }
      int length = 0;
      for (String line : block.lines()) {
        length += NEWS_BYTES + line.length();
      }
      news(block, length);
      return;
    }
    Reply reply = command.take(new Reply(block.ok(), block.lines()));
    if (reply != null) {
      client.answered();
      messages.add(new Answer(command.command, reply));
      command.answer.complete(reply);
    }
  }

  @Override
  public int linesExpected(boolean requested) {
    OpenCommand command = requested ? client.oldestOpen() : null;
    return command == null ? -1 : command.linesExpected();
  }

  /// Once output of a pane was dropped, all of it is until the listener has taken the count: so the
  /// hole is where the message about it stands.
  @Override
  public boolean accepts(int pane, int length) {
    if (moved) {
      return false;
    }
    AtomicLong count = dropped.isEmpty() ? null : dropped.get(pane);
    boolean behind = count != null && count.get() > 0;
    long size = batch() + length + OutputBudget.MESSAGE_OVERHEAD;
    if (!behind && client.budget().take(size)) {
      bytes += size;
      return true;
    }
    Bound.OUTPUT.cost(length);
    if (count == null) {
      if (dropped.size() >= MOST_DROPPED) {
        dropped.values().removeIf(each -> each.get() == 0);
      }
      count = new AtomicLong();
      dropped.put(pane, count);
    }
    if (count.getAndAdd(length) == 0 && length > 0) {
      messages.add(new Dropped(PaneId.of(pane), count));
    }
    return false;
  }
}
