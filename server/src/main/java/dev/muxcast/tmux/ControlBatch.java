package dev.muxcast.tmux;

import java.util.List;

/// What one read of a control client's pipe brought.
public final class ControlBatch {

  private final ControlClient client;
  private final List<ControlMessage> messages;
  private final long readAtMillis;
  private final long bytes;
  private boolean done;

  ControlBatch(ControlClient client, List<ControlMessage> messages, long readAtMillis, long bytes) {
    this.client = client;
    this.messages = messages;
    this.readAtMillis = readAtMillis;
    this.bytes = bytes;
  }

  /// Whose it is.
  public ControlClient client() {
    return client;
  }

  /// In the order tmux wrote them. Never empty.
  public List<ControlMessage> messages() {
    return messages;
  }

  /// When it was read, in milliseconds since the epoch.
  public long readAtMillis() {
    return readAtMillis;
  }

  /// Gives the batch's bytes back to the budget. A second call does nothing. To be called by one
  /// thread, the listener's own.
  public void done() {
    if (!done) {
      done = true;
      client.budget().give(bytes);
    }
  }
}
