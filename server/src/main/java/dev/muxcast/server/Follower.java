package dev.muxcast.server;

import dev.muxcast.event.Facets;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.Picture;
import dev.muxcast.guard.Faults;
import dev.muxcast.net.Frames;
import dev.muxcast.protocol.OwnPane;
import dev.muxcast.protocol.Replies;
import dev.muxcast.protocol.Target;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.Gap;
import dev.muxcast.queue.LogCursor;
import dev.muxcast.queue.NewsTask;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the log for one client: whenever the log is ahead of the cursor it writes all that the
/// client's rules let through. A slow client therefore gets more at once, costs no memory, and
/// hurts nobody.
///
/// Runs on the virtual threads of the log's pool, and has none while there is nothing to write. It
/// works under the sink's lock, which the reader takes to change the subscription.
final class Follower {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final long SNAPSHOT_SECONDS = 5;
  private static final long NOTHING = Long.MAX_VALUE;

  private final ClientSession client;
  private final ServerContext context;
  private final EventQueue queue;
  private final FrameSink sink;
  private final NewsTask task;
  private final Subscription subscription;
  private final ClientMemory memory;
  private final TimeShare share = CostlyWork.shareOfOne();
  private volatile boolean ended;
  private volatile long nextTimerNanos = System.nanoTime();

  /// When it last had nothing left to do.
  private long atTopNanos = System.nanoTime();

  // Guarded by sink.lock().
  private @Nullable LogCursor cursor;
  private long maxLagMillis;
  private long rulesBytes;
  private long replayUntil;
  private boolean replaying;
  private boolean snapshotOwed;
  private boolean reachedTop;
  private @Nullable OwedPicture picture;
  private long lastBookmarkNanos = System.nanoTime();
  private long lastPingNanos = System.nanoTime();

  Follower(
      ClientSession client,
      ServerContext context,
      FrameSink sink,
      @Nullable OwnPane own,
      ClientMemory memory) {
    this.client = client;
    this.memory = memory;
    this.context = context;
    this.sink = sink;
    queue = context.queue();
    task = queue.onNews(this::work);
    subscription = new Subscription(client.grant(), own);
    maxLagMillis = context.limits().maxLagMillis();
  }

  /// Writes all there is.
  ///
  /// @return behind which seq there will be more
  private long work() {
    try {
      atTopNanos = System.nanoTime();
      while (!ended && step()) {}
      if (!ended) {
        return rest();
      }
    } catch (IOException e) {
      log.debug("client {} is gone: {}", client.id(), e.getMessage());
      client.connection().reset();
    } catch (RequestRefused noRoom) {
      // It comes back, and goes on where it was.
      log.warn("client {} was cut off: {}", client.id(), noRoom.text());
      client.connection().reset();
    } catch (RuntimeException fault) {
      Faults.SHARED.met("following the log for a client", fault);
      client.lostByDefect();
    }
    task.close();
    sink.lock().lock();
    try {
      closeCursor();
    } finally {
      sink.lock().unlock();
    }
    return NOTHING;
  }

  /// Has it look at its timers, if one of them is up.
  void tick(long nowNanos) {
    if (nowNanos - nextTimerNanos >= 0) {
      task.nudge();
    }
  }

  /// Has it look at what the client wants by now.
  void nudge() {
    task.nudge();
  }

  /// Writes no more. Does not wait: what is being written ends with the connection.
  void end() {
    ended = true;
    task.nudge();
  }

  /// The rules as they are. The caller holds the lock.
  FilterRules rules() {
    return subscription.rules();
  }

  /// How many bytes the rules take. Only the reader changes them, and it asks.
  long rulesBytes() {
    return rulesBytes;
  }

  /// Whether the cursor runs. The caller holds the lock.
  boolean following() {
    return cursor != null;
  }

  /// Where the next event for this client would come from. The caller holds the lock.
  long nextSeq() {
    LogCursor current = cursor;
    return (current == null ? queue.top() : current.seq()) + 1;
  }

  /// Replaces the rules, keeping the place. The caller holds the lock and nudges afterwards.
  ///
  /// @param top where one begins that has no place yet
  /// @throws RequestRefused when there is no room for the rules; they are then as they were
  void follow(FilterRules rules, @Nullable Long maxLag, long top) {
    long bytes = rules.bytes();
    memory.change(rulesBytes, bytes);
    rulesBytes = bytes;
    subscription.replace(rules);
    if (maxLag != null) {
      maxLagMillis = maxLag;
    }
    if (rules.rules().isEmpty()) {
      closeCursor();
    } else if (cursor == null) {
      cursor = queue.cursor(top);
      reachedTop = true;
      replaying = false;
      snapshotOwed = false;
    }
  }

  /// Goes to another place in the log. The caller holds the lock, has called `follow`, and nudges
  /// afterwards.
  ///
  /// @param withSnapshot whether something was missing before that place
  void startAfter(long seq, boolean withSnapshot) {
    LogCursor current = cursor;
    if (current != null) {
      current.jumpTo(seq);
      replayUntil = queue.top();
      replaying = true;
      snapshotOwed = withSnapshot;
      reachedTop = false;
      dropPicture();
    }
  }

  /// Where the client is, as a last word before the connection ends. The caller holds the lock.
  void bookmark() throws IOException {
    LogCursor current = cursor;
    if (current != null) {
      send(Replies.bookmark(queue.epoch(), current.seq()));
      lastBookmarkNanos = System.nanoTime();
    }
  }

  /// Sets the timers for the time until the next run.
  private long rest() {
    sink.lock().lock();
    try {
      LogCursor current = cursor;
      long ping = lastPingNanos + Limits.PING_MILLIS * 1_000_000;
      nextTimerNanos = ping;
      // Behind a Close frame nothing is written: there would always be news.
      if (current == null || client.closing()) {
        return NOTHING;
      }
      long bookmark = lastBookmarkNanos + Limits.BOOKMARK_MILLIS * 1_000_000;
      nextTimerNanos = bookmark - ping < 0 ? bookmark : ping;
      return current.seq();
    } finally {
      sink.lock().unlock();
    }
  }

  /// One write. The lock is let go between two, so that replies find their way in a long replay.
  ///
  /// @return whether there is more to do
  private boolean step() throws IOException {
    sink.lock().lock();
    try {
      LogCursor current = cursor;
      if (client.closing()) {
        return false;
      }
      timers(System.nanoTime());
      if (current == null) {
        return false;
      }
      jumpIfTooSlow(current);
      deliver(current);
      if (replaying && current.seq() >= replayUntil) {
        endReplay(current);
      }
      reachedTop |= current.seq() >= queue.top();
      return replaying || current.seq() < queue.top();
    } finally {
      sink.lock().unlock();
    }
  }

  private void deliver(LogCursor current) throws IOException {
    if (current.seq() >= queue.top()) {
      return;
    }
    byte[] out = context.buffers().take();
    try {
      int bytes = current.read(subscription, out, 0);
      if (bytes == 0 && current.roomNeeded() > out.length) {
        deliverLarge(current);
      } else if (bytes > 0) {
        sink.write(out, 0, bytes);
      }
      Facets substitute = current.substitute();
      if (substitute != null) {
        byte[] frame =
            subscription.substitute(substitute, current.substituteTimeMillis(), current.seq());
        sink.write(frame, 0, frame.length);
      }
      Gap gap = current.gap();
      if (gap != null) {
        send(gap);
        snapshotOwed = true;
        replaying = true;
        replayUntil = Math.max(replayUntil, queue.top());
      }
    } finally {
      context.buffers().give(out);
    }
  }

  private void deliverLarge(LogCursor current) throws IOException {
    try (ClientMemory.Room _ = memory.room(current.roomNeeded())) {
      byte[] large = new byte[current.roomNeeded()];
      int length = current.read(subscription, large, 0);
      sink.write(large, 0, length);
    }
  }

  /// An old event alone makes nobody slow: it may have come into the log a moment ago.
  private void jumpIfTooSlow(LogCursor current) throws IOException {
    if (!reachedTop || maxLagMillis <= 0 || maxLagMillis == Long.MAX_VALUE) {
      return;
    }
    if ((System.nanoTime() - atTopNanos) / 1_000_000 > maxLagMillis
        && current.nextTimeMillis() < System.currentTimeMillis() - maxLagMillis) {
      long top = queue.top();
      send(new Gap(current.seq() + 1, top, Gap.Reason.SLOW));
      startAfter(top, true);
      replayUntil = top;
    }
  }

  /// What was missed is made up for by a picture. It is true at a place in the log that lies a
  /// little ahead, so the events up to there go first.
  private void endReplay(LogCursor current) throws IOException {
    if (snapshotOwed) {
      OwedPicture owed = picture;
      if (owed == null) {
        owed = takePicture();
        picture = owed;
        replayUntil = owed.seq();
        if (current.seq() < owed.seq()) {
          return;
        }
      }
      send(owed.json());
      dropPicture();
      snapshotOwed = false;
    }
    replaying = false;
    bookmark();
  }

  private OwedPicture takePicture() throws IOException {
    try {
      Picture fresh = context.clients().costly().run(share, this::askForPicture);
      String json = Replies.snapshot(queue.epoch(), fresh, null);
      return new OwedPicture(fresh.seq(), json, memory.forReply(json));
    } catch (RequestRefused e) {
      throw new IOException("no picture could be had: " + e.text(), e);
    }
  }

  private Picture askForPicture() {
    return Answers.await(
        context.backend().snapshot(Target.EVERYTHING, client.grant()), SNAPSHOT_SECONDS);
  }

  private void dropPicture() {
    OwedPicture owed = picture;
    if (owed != null) {
      picture = null;
      owed.room().close();
    }
  }

  private void timers(long nowNanos) throws IOException {
    if (nowNanos - lastPingNanos >= Limits.PING_MILLIS * 1_000_000) {
      lastPingNanos = nowNanos;
      byte[] ping = Frames.ping(new byte[0]);
      sink.write(ping, 0, ping.length);
    }
    if (cursor != null
        && !replaying
        && nowNanos - lastBookmarkNanos >= Limits.BOOKMARK_MILLIS * 1_000_000) {
      bookmark();
    }
  }

  private void send(Gap gap) throws IOException {
    send(Replies.gap(queue.epoch(), gap.fromSeq(), gap.toSeq(), gap.reason().word()));
  }

  private void send(String json) throws IOException {
    byte[] frame = Frames.text(json);
    sink.write(frame, 0, frame.length);
  }

  private void closeCursor() {
    LogCursor current = cursor;
    if (current != null) {
      current.close();
      cursor = null;
    }
    replaying = false;
    snapshotOwed = false;
    dropPicture();
  }
}
