package dev.muxcast.collect;

import dev.muxcast.actor.CollectorConfig;
import dev.muxcast.actor.EventSink;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.Event;
import dev.muxcast.imsg.LoopOfTests;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import java.nio.file.Path;

/// A program that only collects, by control clients: to be killed by a test. Arguments: the tmux
/// program and the socket. Ends when its standard input does.
public final class CollectAll {

  private CollectAll() {}

  /// Collects into nowhere.
  public static void main(String[] args) throws Exception {
    EventSink nowhere =
        new EventSink() {
          private long seq;

          @Override
          public long append(Event event) {
            return ++seq;
          }

          @Override
          public void publish() {}

          @Override
          public long top() {
            return seq;
          }
        };
    try (TmuxEventCollector collector =
        new TmuxEventCollector(
            CollectorConfig.standard(WatchMode.ATTACH, null),
            TmuxProgram.find(args[0], ""),
            LoopOfTests.LOOP,
            nowhere,
            socket -> {})) {
      collector.start();
      collector.appeared(TmuxSocket.at(Path.of(args[1])));
      while (System.in.read() >= 0) {
        System.out.println("still here");
      }
    }
  }
}
