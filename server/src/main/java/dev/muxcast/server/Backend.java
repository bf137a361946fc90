package dev.muxcast.server;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Target;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What clients may ask of the side that watches tmux. Its answers come from the Collector's
/// thread; a refusal is a `RequestRefused` in the future.
public interface Backend {

  /// The picture of what the target names and the grant lets see.
  CompletableFuture<Picture> snapshot(Target target, Grant grant);

  /// Why the agent in the pane that the target names has the status it has.
  CompletableFuture<Explanation> explain(Target target, Grant grant);

  /// Takes notice, for everybody, of what the agent in that pane needs.
  CompletableFuture<Boolean> acknowledge(Target target, Grant grant);

  /// How the watching goes; does not complete where the Collector hangs.
  CompletableFuture<Health> health();

  /// How long ago the Collector came around last.
  long lastTurnMillisAgo();

  /// Puts a client's own event into the log.
  ///
  /// @return its seq
  CompletableFuture<Long> publish(
      String type, Map<String, @Nullable Object> data, Target target, Grant grant);

  /// Does something in tmux, once per request id, and looks what came of it. Waits for tmux: the
  /// caller's thread is one that may.
  ///
  /// @param client who asks, for the audit
  /// @throws RequestRefused when the token does not reach the target, or there is none
  CommandResult command(Request.Command command, Grant grant, String client);

  /// Attaches a person to the one pane that the target names. Waits for tmux.
  ///
  /// @param client who asks, for the audit
  /// @throws RequestRefused when the token does not reach it, or there is none
  Terminal terminal(Target target, Grant grant, String client, Terminal.View view)
      throws IOException;
}
