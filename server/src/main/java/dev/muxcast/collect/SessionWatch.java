package dev.muxcast.collect;

import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.SessionId;
import org.jspecify.annotations.Nullable;

/// One session's control client, and what is known of the times without one.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class SessionWatch {

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final long SETTLED_MILLIS = 10_000;
  private static final long SILENCE_MILLIS = 1_000;

  /// Less than a pipe holds, whatever tmux escaped in it.
  private static final int BURST_BYTES = 12 * 1024;

  final SessionId id;

  /// How its panes begin when its client is in.
  CapturePurpose begin;

  /// Since when it is not watched, or -1; in milliseconds since the epoch.
  long lostAtEpochMillis = -1;

  /// Why, in the words of `collector.gap`.
  String lostReason = "detached";

  private @Nullable ControlClient client;
  private boolean attached;
  private long attachedAt;
  private long pause = FIRST_PAUSE_MILLIS;
  private long retryAt;
  private long burst;
  private long lastRead;

  /// Since when it may have written without anybody watching; in milliseconds since the epoch.
  final long unseenSinceEpochMillis;

  SessionWatch(SessionId id, CapturePurpose begin, long unseenSinceEpochMillis) {
    this.id = id;
    this.unseenSinceEpochMillis = unseenSinceEpochMillis;
    this.begin = begin;
  }

  /// Its client once that is in.
  @Nullable ControlClient attachedClient() {
    return attached ? client : null;
  }

  @Nullable ControlClient client() {
    return client;
  }

  /// Whether a client should be started now.
  boolean wantsClient(long now) {
    return client == null && now >= retryAt;
  }

  /// When a client should be started, or `Long.MAX_VALUE` while there is one.
  long due() {
    return client == null ? retryAt : Long.MAX_VALUE;
  }

  void starting(ControlClient started) {
    client = started;
    attached = false;
  }

  void attached(long now) {
    attached = true;
    attachedAt = now;
  }

  /// Its client read output.
  void read(int bytes, long now) {
    burst = now - lastRead > SILENCE_MILLIS ? bytes : burst + bytes;
    lastRead = now;
  }

  /// When its client has to be nudged, or `Long.MAX_VALUE`.
  ///
  /// After a burst during which we did not read in time, tmux (3.3a to 3.8) may hold back that it
  /// paused a pane, and everything after it, until something else makes it write: any command does.
  long nudgeDue() {
    return attached && burst >= BURST_BYTES ? lastRead + SILENCE_MILLIS : Long.MAX_VALUE;
  }

  /// It is nudged: once per burst.
  void takeNudge() {
    burst = 0;
  }

  /// The client ended or could not be started. The next one comes after a pause that doubles unless
  /// this one held.
  void ended(long now, long epochMillis) {
    if (attached && lostAtEpochMillis < 0) {
      lostAtEpochMillis = epochMillis;
      lostReason = "detached";
      begin = CapturePurpose.CHANGES;
    }
    if (attached && now - attachedAt > SETTLED_MILLIS) {
      pause = FIRST_PAUSE_MILLIS;
    }
    client = null;
    attached = false;
    burst = 0;
    retryAt = now + pause;
    pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
  }
}
