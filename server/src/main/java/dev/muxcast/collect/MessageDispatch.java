package dev.muxcast.collect;

import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.TmuxCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what each message of tmux means for the watching of its server. No state; Collector thread.
final class MessageDispatch {
  private static final Logger log = LoggerFactory.getLogger(MessageDispatch.class);

  private final AttachedSessions server;

  MessageDispatch(AttachedSessions server) {
    this.server = server;
  }

  /// @param from whose client it came from; null for the server's own
  void deal(ControlMessage message, @Nullable SessionWatch from, long now, long epochMillis) {
    switch (message) {
      case ControlMessage.Output output -> {
        if (from != null) {
          server.output(from, output, now, epochMillis);
        }
      }
      case ControlMessage.Answer answer -> server.answered(answer, from, now);
      case ControlMessage.Dropped dropped -> {
        long bytes = dropped.takeBytes();
        if (from != null) {
          server.missed(from, dropped.pane(), bytes, "dropped", now, epochMillis);
        }
      }
      case ControlMessage.Missed missed -> {
        missed.take();
        server.unsure(now);
      }
      case ControlMessage.Pause pause -> {
        ControlClient client = from == null ? null : from.attachedClient();
        if (from != null && client != null && !server.holds(from.id, pause.pane())) {
          client.command(new TmuxCommand.ContinuePane(pause.pane()));
          server.missed(from, pause.pane(), 0, "paused", now, epochMillis);
        }
      }
      case ControlMessage.SubscriptionChanged change -> {
        PaneNews news = PaneNews.of(change);
        if (news != null) {
          server.told(news);
        }
      }
      case ControlMessage.SessionsChanged _,
          ControlMessage.SessionRenamed _,
          ControlMessage.SessionWindowChanged _,
          ControlMessage.WindowAdd _,
          ControlMessage.WindowClose _,
          ControlMessage.WindowRenamed _,
          ControlMessage.WindowPaneChanged _,
          ControlMessage.LayoutChange _ ->
          server.toldOfChange(now);
      case ControlMessage.ConfigError error ->
          log.debug("{}: configuration error: {}", server.socket().label(), error.text());
      case ControlMessage.Block _,
          ControlMessage.SessionChanged _,
          ControlMessage.ClientSessionChanged _,
          ControlMessage.PaneModeChanged _,
          ControlMessage.Continue _,
          ControlMessage.ClientDetached _,
          ControlMessage.Exit _,
          ControlMessage.Message _,
          ControlMessage.Unknown _ -> {}
    }
  }
}
