package dev.muxcast.control;

import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.server.RequestRefused;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does a command once per token and request id, and answers a repetition with the same result,
/// waiting for it where it is under way. Owns the last results; any thread.
final class OncePerRequest {
  private static final int MOST = 512;

  private record Key(String token, String requestId) {}

  private record Call(Request.Command command, CompletableFuture<CommandResult> result) {}

  private final Map<Key, Call> calls = new LinkedHashMap<>();

  /// @param action what an error of is forgotten: then nothing was done, and it may be tried again
  CommandResult run(String token, Request.Command command, Supplier<CommandResult> action) {
    Key key = new Key(token, command.requestId().json());
    Call mine = new Call(command, new CompletableFuture<>());
    Call before = claim(key, mine);
    if (before != null) {
      if (!before.command.equals(command)) {
        throw new RequestRefused(
            ErrorCode.INVALID_MESSAGE, "\"request_id\" was used for another command");
      }
      return before.result.join();
    }
    try {
      CommandResult result = action.get();
      mine.result.complete(result);
      return result;
    } catch (RuntimeException e) {
      synchronized (calls) {
        calls.remove(key);
      }
      mine.result.complete(
          CommandResult.unknown(command.verb(), "the same command failed: " + e.getMessage()));
      throw e;
    }
  }

  private @Nullable Call claim(Key key, Call mine) {
    synchronized (calls) {
      Call before = calls.get(key);
      if (before == null) {
        calls.put(key, mine);
        Iterator<Call> oldest = calls.values().iterator();
        if (calls.size() > MOST && oldest.next().result.isDone()) {
          oldest.remove();
        }
      }
      return before;
    }
  }
}
