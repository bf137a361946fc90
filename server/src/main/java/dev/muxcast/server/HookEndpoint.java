package dev.muxcast.server;

import dev.muxcast.auth.HookToken;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpResponse;
import dev.muxcast.protocol.HookCall;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `POST /hooks/AGENT`: agents tell here what they just did. All hooks together have one rate, so
/// that a flood of them costs little and reaches nobody.
///
/// Owns that rate's bucket, made by the first hook; any thread.
public final class HookEndpoint {
  private static final String PATH = "/hooks/";
  private static final int BODY_BYTES = 48 * 1024;
  private static final int PER_SECOND = 100;
  private static final int BURST = 200;
  private static final long PATIENCE_SECONDS = 2;

  private final HookToken token;
  private final Sink sink;
  private @Nullable RateLimiter rate;

  /// Who hears of hooks.
  public interface Sink {
    /// @return whether such an agent is in that pane
    CompletableFuture<Boolean> take(HookCall call);
  }

  public HookEndpoint(HookToken token, Sink sink) {
    this.token = token;
    this.sink = sink;
  }

  static boolean isFor(HttpRequest request) {
    return request.path().startsWith(PATH);
  }

  /// How long the body of a request may be: only hooks have one.
  static int mostBodyBytes(HttpRequest request) {
    return isFor(request) ? BODY_BYTES : 0;
  }

  HttpResponse answer(HttpRequest request) {
    if (!request.method().equals("POST")) {
      return HttpResponse.text(405, "Only POST is answered here.").with("Allow", "POST");
    }
    String authorization = request.headers().first("Authorization");
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return unauthorized();
    }
    switch (token.judge(authorization.substring("Bearer ".length()).strip())) {
      case RIGHT -> {}
      case WRONG -> {
        return unauthorized();
      }
      case UNKNOWN -> {
        return HttpResponse.text(503, "The file hook-token can't be read now; try again later.");
      }
    }
    if (!within(System.nanoTime())) {
      return HttpResponse.text(429, "Too many hooks at once: this one is dropped.");
    }
    try {
      HookCall call = HookCall.of(request.path().substring(PATH.length()), request.body());
      return Answers.await(sink.take(call), PATIENCE_SECONDS)
          ? HttpResponse.of(204, "text/plain", new byte[0])
          : HttpResponse.text(404, "No such agent is watched in that pane.");
    } catch (IllegalArgumentException e) {
      return HttpResponse.text(400, String.valueOf(e.getMessage()));
    } catch (RequestRefused e) {
      return HttpResponse.text(503, "The server can't take hooks now: " + e.text() + ".");
    }
  }

  private static HttpResponse unauthorized() {
    return HttpResponse.text(
        401, "Send the token of the file hook-token, which muxcast hooks install makes.");
  }

  private synchronized boolean within(long nowNanos) {
    RateLimiter known = rate;
    if (known == null) {
      known = new RateLimiter(PER_SECOND, BURST, Limits.FLOOD_SECONDS, nowNanos);
      rate = known;
    }
    return known.take(nowNanos) == RateLimiter.Verdict.PASS;
  }
}
