package dev.muxcast.actor;

import dev.muxcast.event.Event;
import dev.muxcast.queue.EventQueue;

/// Where the Collector's events go. Called on the Collector's thread only, which is the log's one
/// writer.
public interface EventSink {

  /// Gives the event its place in the log.
  ///
  /// @return its seq
  long append(Event event);

  /// Makes what was appended visible to followers.
  void publish();

  /// The newest seq that was given.
  long top();

  /// When an earlier run appended last, milliseconds since 1970; 0 when there was none.
  default long lastRunEpochMillis() {
    return 0;
  }

  /// The log as a sink.
  static EventSink of(EventQueue queue) {
    return new EventSink() {
      private long top = queue.top();

      @Override
      public long append(Event event) {
        top = queue.append(event);
        return top;
      }

      @Override
      public void publish() {
        queue.publish();
      }

      @Override
      public long lastRunEpochMillis() {
        return queue.lastRunMillis();
      }

      @Override
      public long top() {
        return top;
      }
    };
  }
}
