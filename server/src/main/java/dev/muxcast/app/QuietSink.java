package dev.muxcast.app;

import dev.muxcast.actor.EventSink;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.server.OwnPanes;

/// The log without the output of panes that clients of ours have to themselves: `muxcast tail` in a
/// watched pane would tell of what it tells, for ever. Called on the Collector's thread only.
record QuietSink(EventSink log, OwnPanes own) implements EventSink {

  @Override
  public long append(Event event) {
    return event.data() instanceof EventData.PaneOutput && own.has(event.place())
        ? log.top()
        : log.append(event);
  }

  @Override
  public void publish() {
    log.publish();
  }

  @Override
  public long top() {
    return log.top();
  }

  @Override
  public long lastRunEpochMillis() {
    return log.lastRunEpochMillis();
  }
}
