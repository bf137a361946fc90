package dev.muxcast.status;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Reading;
import dev.muxcast.actor.Watched;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is in front in each pane of one tmux server. It is looked up beside the Collector; where
/// that takes too long, what was found last holds, or what tmux says.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector thread.
final class ForegroundCache {

  /// A pane without an agent is looked into no more often than this.
  private static final int STRANGER_MILLIS = 250;

  private static final int PATIENCE_MILLIS = 500;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /// Who asks.
  interface Owner {
    /// That is in front now.
    void inFront(PaneId pane, Front front, long now);
  }

  private static final class Entry {
    final Reading<Front> reading;
    @Nullable Front last;
    PaneFacts known;
    String title;

    /// Whether it was asked for once more since it is being read.
    boolean again;

    /// When it has rested and is asked for once more.
    long restedAt = NEVER;

    /// The process of the agent in that pane, or 0.
    int agent;

    Entry(Reading<Front> reading, PaneFacts known, String title) {
      this.reading = reading;
      this.known = known;
      this.title = title;
    }
  }

  private final CollectorContext context;
  private final Watched about;
  private final Owner owner;
  private final FrontLook look;
  private final Map<PaneId, Entry> entries = new HashMap<>();

  ForegroundCache(CollectorContext context, Watched about, Owner owner) {
    this.context = context;
    this.about = about;
    this.owner = owner;
    this.look = FrontLook.here(context.agents().types());
  }

  /// What was found last, or null.
  @Nullable Front get(PaneId pane) {
    Entry entry = entries.get(pane);
    return entry == null ? null : entry.last;
  }

  /// Whether a pane without an agent was looked into just now.
  boolean rests(PaneId pane, long now) {
    Front last = get(pane);
    return last != null && now - last.at() < STRANGER_MILLIS;
  }

  /// The same as [#ask], once the pane has rested.
  void askRested(PaneId pane, PaneFacts known, String title) {
    Entry entry = entries.get(pane);
    if (entry != null && entry.last != null) {
      entry.known = known;
      entry.title = title;
      entry.restedAt = entry.last.at() + STRANGER_MILLIS;
    }
  }

  /// Asks what is in front now; the owner is told. Where it is being read already, it is read once
  /// more after that.
  void ask(PaneId pane, PaneFacts known, String title, long now) {
    Entry entry = entries.get(pane);
    if (entry == null) {
      entry =
          new Entry(new Reading<>(context, context.proc(), about, PATIENCE_MILLIS), known, title);
      entries.put(pane, entry);
    }
    entry.known = known;
    entry.title = title;
    entry.restedAt = NEVER;
    if (entry.reading.awaited()) {
      entry.again = true;
    } else if (!read(pane, entry, now)) {
      entry.again = true;
      guess(pane, entry, now);
    }
  }

  private boolean read(PaneId pane, Entry entry, long now) {
    Front before = entry.last;
    PaneFacts known = entry.known;
    String title = entry.title;
    int agent = entry.agent;
    return entry.reading.ask(
        () -> look.now(before, known, title, agent, now),
        (front, then) -> {
          if (entries.get(pane) == entry) {
            // Of another process nothing is to be learnt of this one.
            if (entry.known.pid() == known.pid()) {
              tell(pane, entry, front, then);
            }
            if (entry.again) {
              entry.again = false;
              ask(pane, entry.known, entry.title, then);
            }
          }
        },
        now);
  }

  private void tell(PaneId pane, Entry entry, @Nullable Front front, long now) {
    if (front == null) {
      guess(pane, entry, now);
    } else {
      entry.last = front;
      owner.inFront(pane, front, now);
    }
  }

  /// Asks nobody: it counts as older than any screen, so that the answer, when it comes after all,
  /// is taken for that screen too.
  private void guess(PaneId pane, Entry entry, long now) {
    Front last = entry.last;
    if (last == null) {
      last = look.guess(-1, entry.known, entry.title, 0, 0, LONG_AGO);
      entry.last = last;
    }
    owner.inFront(pane, last, now);
  }

  /// When something is due, or `Long.MAX_VALUE`.
  long due() {
    long due = NEVER;
    for (Entry entry : entries.values()) {
      due = Math.min(due, Math.min(entry.restedAt, entry.reading.due()));
    }
    return due;
  }

  /// Waits no longer for what is late, and asks for what has rested.
  void tick(long now) {
    if (due() <= now) {
      for (Map.Entry<PaneId, Entry> each : Map.copyOf(entries).entrySet()) {
        Entry entry = each.getValue();
        if (entry.reading.leave(now)) {
          guess(each.getKey(), entry, now);
        }
        if (entry.restedAt <= now) {
          ask(each.getKey(), entry.known, entry.title, now);
        }
      }
    }
  }

  /// That process is the agent in that pane: it is told when it is gone.
  void agent(PaneId pane, int pid) {
    Entry entry = entries.get(pane);
    if (entry != null) {
      entry.agent = pid;
    }
  }

  /// What was found in that pane holds no more.
  void forget(PaneId pane) {
    Entry entry = entries.get(pane);
    if (entry != null) {
      entry.last = null;
    }
  }

  /// The panes that are shown still.
  void retain(Set<PaneId> shown) {
    entries
        .entrySet()
        .removeIf(each -> {
          if (shown.contains(each.getKey())) {
            return false;
          }
          each.getValue().reading.drop();
          return true;
        });
  }

  void clear() {
    retain(Set.of());
  }
}
