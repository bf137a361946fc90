package dev.muxcast.status;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Reading;
import dev.muxcast.actor.Watched;
import dev.muxcast.agent.Status;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.usage.TranscriptFile;
import dev.muxcast.usage.Transcripts;
import dev.muxcast.usage.Usage;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Tells what one agent uses: reads on in its transcript after each turn, and now and then in a
/// long one, beside the Collector. An agent that does nothing costs nothing.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector thread.
final class UsageReader {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int WHILE_BUSY_MILLIS = 10_000;
  private static final int PATIENCE_MILLIS = 5_000;

  /// How long a long one rests between two pieces: it must not take a whole core from those who are
  /// watched.
  private static final int REST_MILLIS = 2;

  /// Agents write a moment after they have said it.
  private static final int SETTLE_MILLIS = 700;

  private final CollectorContext context;
  private WatchedPane pane;
  private final String type;
  private final int group;
  private final Reading<Piece> reading;
  private long due = NEVER;
  private boolean busy;
  private boolean ended;
  private boolean over;
  private @Nullable Path named;
  private @Nullable Usage read;
  private EventData.@Nullable AgentUsage told;

  /// What was read.
  ///
  /// @param usage up to there
  /// @param more whether that is not the end
  private record Piece(@Nullable Usage usage, boolean more) {}

  /// The reader's own: no two readings are under way at a time.
  private @Nullable TranscriptFile file;

  private UsageReader(
      CollectorContext context, Watched about, WatchedPane pane, String type, int group) {
    this.context = context;
    this.pane = pane;
    this.type = type;
    this.group = group;
    this.reading = new Reading<>(context, context.files(), about, PATIENCE_MILLIS);
  }

  /// Its pane is watched another way than before.
  void seenAs(WatchedPane now) {
    pane = now;
  }

  /// A reader; null for an agent whose transcripts are not known.
  ///
  /// @param about the tmux server
  /// @param group its process group
  static @Nullable UsageReader start(
      CollectorContext context, Watched about, WatchedPane pane, String type, int group) {
    return switch (type) {
      case "claude", "codex", "gemini", "qwen" ->
          group > 0 ? new UsageReader(context, about, pane, type, group) : null;
      default -> null;
    };
  }

  /// The agent's status was told.
  void told(Status status, long now) {
    busy = status == Status.BUSY;
    due = Math.min(due, now + (busy ? WHILE_BUSY_MILLIS : SETTLE_MILLIS));
  }

  /// What was told last, null before that.
  EventData.@Nullable AgentUsage told() {
    return told;
  }

  /// A hook named the transcript, which nothing can tell better.
  void transcript(String path) {
    if (path.startsWith("/") && path.endsWith(".jsonl")) {
      try {
        named = Path.of(path);
      } catch (InvalidPathException e) {
        named = null; // whatever the hook meant
      }
    }
  }

  /// The agent ended: what it wrote last is still read.
  void end(long now) {
    ended = true;
    busy = false;
    due = now + SETTLE_MILLIS;
  }

  /// Its pane is gone too: nobody is told any more.
  void leave() {
    over = true;
    reading.drop();
  }

  /// When something is due, or `Long.MAX_VALUE`.
  long due() {
    return Math.min(due, reading.due());
  }

  /// Does what is due.
  ///
  /// @return false when there will be nothing more
  boolean tick(long now) {
    over |= reading.leave(now) && ended;
    if (!over && due <= now) {
      Path path = named;
      boolean under = reading.awaited();
      boolean asked = reading.ask(() -> read(path), this::took, now);
      due = asked && !busy ? NEVER : now + (under ? SETTLE_MILLIS : WHILE_BUSY_MILLIS);
      over = !asked && !under && ended;
    }
    return !over;
  }

  /// Reads on, in pieces: who else reads comes between two of them.
  private @Nullable Piece read(@Nullable Path path) throws IOException {
    Path is = path == null ? Transcripts.find(type, group) : path;
    TranscriptFile known = file;
    if (is != null && (known == null || !known.path().equals(is))) {
      known = TranscriptFile.of(type, is); // another conversation is another file
      file = known;
    }
    if (known == null) {
      return null;
    }
    Usage usage = known.read();
    return new Piece(usage, known.hasMore());
  }

  private void took(@Nullable Piece piece, long now) {
    if (piece != null && piece.more()) {
      due = now + REST_MILLIS;
      return;
    }
    Usage usage = piece == null ? null : piece.usage();
    if (usage != null && !usage.equals(read) && !over) {
      read = usage;
      tell(usage);
    }
    over |= ended && due == NEVER;
  }

  private void tell(Usage usage) {
    Place place = pane.place();
    if (place != null) {
      told =
          new EventData.AgentUsage(
              type,
              usage.model(),
              usage.input(),
              usage.cached(),
              usage.output(),
              usage.context(),
              usage.contextPercent());
      context.append(AgentPlaces.named(place, type), told);
    }
  }
}
