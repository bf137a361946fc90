package dev.muxcast.server;

import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.queue.EventTooLarge;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for what other threads answer, on behalf of a client.
public final class Answers {
  private static final String LATE = "tmux did not answer in time; try again";

  private Answers() {}

  /// The answer, once it is there.
  ///
  /// @throws RequestRefused the answer itself where it is one; else when none comes in time, when
  ///   whoever should give it can't, and when the server ends
  public static <T> T await(CompletableFuture<T> answer, long seconds) {
    return await(answer, seconds, LATE);
  }

  /// As the other.
  ///
  /// @param late what the client is told when there is none
  public static <T> T await(CompletableFuture<T> answer, long seconds, String late) {
    try {
      return answer.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw refusal(e.getCause(), late);
    } catch (TimeoutException e) {
      throw new RequestRefused(ErrorCode.UNAVAILABLE, late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestRefused(ErrorCode.UNAVAILABLE, "the server is shutting down");
    }
  }

  private static RuntimeException refusal(@Nullable Throwable cause, String late) {
    return switch (cause) {
      case RequestRefused refused -> refused;
      case RejectedExecutionException _ ->
          new RequestRefused(
              ErrorCode.UNAVAILABLE, "the server has too much to do, or ends; try again");
      case EventTooLarge large ->
          new RequestRefused(ErrorCode.INVALID_MESSAGE, String.valueOf(large.getMessage()));
      // A mistake of ours: it is no answer for a client.
      case RuntimeException mistake -> new IllegalStateException(mistake);
      case null, default -> new RequestRefused(ErrorCode.UNAVAILABLE, late);
    };
  }
}
