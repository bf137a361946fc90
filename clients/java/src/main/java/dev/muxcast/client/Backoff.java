package dev.muxcast.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: `min(20 s, 200 ms + random(0, min(20 s, 200 ms·2^n)))`, so
/// that many clients of a server that restarts do not come back in step.
///
/// Mutable; owned by the thread that connects.
final class Backoff {

  private static final long BASE_MILLIS = 200;
  private static final long CAP_MILLIS = 20_000;

  private final RandomGenerator random;
  private int tries;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// The next wait; each is longer than the last, by chance.
  Duration next() {
    long spread = Math.min(CAP_MILLIS, BASE_MILLIS << Math.min(tries, 10));
    tries++;
    return Duration.ofMillis(Math.min(CAP_MILLIS, BASE_MILLIS + random.nextLong(spread + 1)));
  }

  /// How many waits there were since the last success.
  int tries() {
    return tries;
  }

  /// To be called after a success.
  void reset() {
    tries = 0;
  }
}
