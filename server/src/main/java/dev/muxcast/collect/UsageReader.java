package dev.muxcast.collect;

import dev.muxcast.agent.Status;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.usage.TranscriptFile;
import dev.muxcast.usage.Transcripts;
import dev.muxcast.usage.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells what one agent uses: reads on in its transcript after each turn, and now and then in a
/// long one. An agent that does nothing costs nothing.
///
/// Threads: a virtual thread of its own, on which all waiting for the disk is done; it ends with
/// the agent. The Collector calls all other methods, and appends what comes of it.
final class UsageReader {
  private static final long WHILE_BUSY_SECONDS = 10;

  /// Agents write a moment after they have said it.
  private static final long SETTLE_MILLIS = 700;

  private final Desk desk;
  private final WatchedPane pane;
  private final String type;
  private final int group;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean busy;
  private volatile boolean ended;
  private volatile boolean gone;
  private volatile @Nullable Path named;
  private EventData.@Nullable AgentUsage told; // the Collector's

  private UsageReader(Desk desk, WatchedPane pane, String type, int group) {
    this.desk = desk;
    this.pane = pane;
    this.type = type;
    this.group = group;
  }

  /// Starts to read; null for an agent whose transcripts are not known.
  ///
  /// @param group its process group
  static @Nullable UsageReader start(Desk desk, WatchedPane pane, String type, int group) {
    boolean known =
        switch (type) {
          case "claude", "codex", "gemini", "qwen" -> group > 0;
          default -> false;
        };
    if (!known) {
      return null;
    }
    UsageReader reader = new UsageReader(desk, pane, type, group);
    Thread.ofVirtual().name("Usage").start(reader::run);
    return reader;
  }

  /// The agent's status was told.
  void told(Status status) {
    busy = status == Status.BUSY;
    if (!busy) {
      news.release();
    }
  }

  /// What was told last, null before that.
  EventData.@Nullable AgentUsage told() {
    return told;
  }

  /// A hook named the transcript, which nothing can tell better.
  void transcript(String path) {
    if (path.startsWith("/") && path.endsWith(".jsonl")) {
      named = Path.of(path);
    }
  }

  /// The agent ended: what it wrote last is still read.
  void end() {
    ended = true;
    news.release();
  }

  /// Its pane is gone too: nobody is told any more.
  void leave() {
    gone = true;
    end();
  }

  private void run() {
    try {
      TranscriptFile file = null;
      Usage before = null;
      for (boolean last = false; !last && !gone; ) {
        last = ended;
        if (news.tryAcquire(WHILE_BUSY_SECONDS, TimeUnit.SECONDS)) {
          news.drainPermits();
          Thread.sleep(SETTLE_MILLIS);
          last = ended;
        } else if (!busy) {
          news.acquire();
          news.release();
          continue;
        }
        file = follow(file);
        Usage usage = file == null ? null : read(file);
        if (usage != null && !usage.equals(before)) {
          before = usage;
          desk.inbox().request(() -> tell(usage));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The transcript as it is now: another conversation is another file.
  private @Nullable TranscriptFile follow(@Nullable TranscriptFile file) {
    Path path = named;
    if (path == null) {
      path = Transcripts.find(type, group);
    }
    return path == null || file != null && file.path().equals(path)
        ? file
        : TranscriptFile.of(type, path);
  }

  private static @Nullable Usage read(TranscriptFile file) throws InterruptedException {
    try {
      return file.read();
    } catch (IOException e) {
      return null; // not there yet, or no more
    }
  }

  private void tell(Usage usage) {
    Place place = pane.place();
    if (place != null && !gone) {
      told =
          new EventData.AgentUsage(
              type,
              usage.model(),
              usage.input(),
              usage.cached(),
              usage.output(),
              usage.context(),
              usage.contextPercent());
      desk.append(AgentPlaces.named(place, type), told);
    }
  }
}
