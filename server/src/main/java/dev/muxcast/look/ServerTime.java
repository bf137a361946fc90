package dev.muxcast.look;

import dev.muxcast.imsg.TmuxSocketLoop;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A tmux server's own processor time, as far as looking goes by it: whether the server has run for
/// anybody but us, and what a look costs it. Where that can't be told, time passes instead, and it
/// may always have run.
///
/// Mutable, the [Looker]'s own, on the loop's thread.
final class ServerTime implements AutoCloseable {

  /// When to read how long the server has run, after it was asked: it still clears away.
  private static final int SETTLE_MILLIS = 2;

  private final TmuxSocketLoop loop;
  private final Path socket;
  private @Nullable Pulse pulse;
  private boolean looking;
  private long beganNanos;
  private long settledNanos = -1;
  private long costMicros;

  ServerTime(TmuxSocketLoop loop, Path socket) {
    this.loop = loop;
    this.socket = socket;
  }

  /// That process is the server from now on.
  void of(long pid) {
    close();
    Pulse fresh = new Pulse(pid);
    if (fresh.nanos() >= 0) {
      pulse = fresh;
    } else {
      fresh.close();
    }
  }

  long nanos() {
    Pulse its = pulse;
    return its == null ? System.nanoTime() : its.nanos();
  }

  void lookBegins() {
    looking = true;
    beganNanos = nanos();
  }

  /// Whatever came of it.
  void lookEnds() {
    looking = false;
  }

  /// A look was answered.
  void lookAnswered() {
    looking = false;
    costMicros = (costMicros * 7 + Math.max(0, nanos() - beganNanos) / 1_000) / 8;
    Pulse its = pulse;
    if (its != null) {
      settledNanos = -1;
      long began = beganNanos;
      loop.at(TmuxSocketLoop.now() + SETTLE_MILLIS, () -> settle(its, began));
    }
  }

  /// What the server has run since is for others, unless a next look is under way already.
  private void settle(Pulse its, long began) {
    if (!looking && its == pulse) {
      loop.charge(socket, its.nanos() - began);
      settledNanos = free(its);
    }
  }

  /// Whether the server may have run for others since the last look.
  boolean stirred() {
    Pulse its = pulse;
    return its == null || settledNanos < 0 || free(its) != settledNanos;
  }

  /// How long the server has run, looks left out.
  private long free(Pulse its) {
    return its.nanos() - loop.charged(socket);
  }

  /// What a look costs it.
  long costMicros() {
    return costMicros;
  }

  @Override
  public void close() {
    Pulse its = pulse;
    if (its != null) {
      its.close();
      pulse = null;
    }
  }
}
