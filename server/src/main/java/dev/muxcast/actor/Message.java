package dev.muxcast.actor;

import org.jspecify.annotations.Nullable;

/// Something that waits for the Collector, which deals with one at a time, on its thread.
public interface Message {

  /// Does it. A fault in it is counted, and the next message comes.
  void deal();

  /// The tmux server that it is about, which a fault in it makes unsure; null when it is about
  /// none.
  default @Nullable Watched about() {
    return null;
  }

  /// The same, about that server.
  static Message about(@Nullable Watched server, Runnable what) {
    return new Message() {
      @Override
      public void deal() {
        what.run();
      }

      @Override
      public @Nullable Watched about() {
        return server;
      }
    };
  }
}
