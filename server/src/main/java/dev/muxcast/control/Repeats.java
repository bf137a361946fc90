package dev.muxcast.control;

import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.server.Refused;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does a command once per token and request id, and answers a repetition with the same result,
/// waiting for it where it is under way. Owns the last results; any thread.
final class Repeats {
  private static final int MOST = 512;

  private record Key(String token, String requestId) {}

  private record Entry(Request.Command command, CompletableFuture<CommandResult> result) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  /// @param deed what an error of is forgotten: then nothing was done, and it may be tried again
  CommandResult once(String token, Request.Command command, Supplier<CommandResult> deed) {
    Key key = new Key(token, command.requestId().json());
    Entry mine = new Entry(command, new CompletableFuture<>());
    Entry before = claim(key, mine);
    if (before != null) {
      if (!before.command.equals(command)) {
        throw new Refused(ErrorCode.INVALID_MESSAGE, "\"request_id\" was used for another command");
      }
      return before.result.join();
    }
    try {
      CommandResult result = deed.get();
      mine.result.complete(result);
      return result;
    } catch (RuntimeException e) {
      synchronized (entries) {
        entries.remove(key);
      }
      mine.result.complete(
          CommandResult.unknown(command.verb(), "the same command failed: " + e.getMessage()));
      throw e;
    }
  }

  private @Nullable Entry claim(Key key, Entry mine) {
    synchronized (entries) {
      Entry before = entries.get(key);
      if (before == null) {
        entries.put(key, mine);
        Iterator<Entry> oldest = entries.values().iterator();
        if (entries.size() > MOST && oldest.next().result.isDone()) {
          oldest.remove();
        }
      }
      return before;
    }
  }
}
