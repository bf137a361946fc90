package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Reading;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.PictureFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The picture that is kept over a restart: read once, before any server is watched, written soon
/// after it changed, and touched while it stays the same. All of that is done beside the Collector:
/// a folder that hangs costs what was kept, and a second at the start.
///
/// Times without `Epoch` are milliseconds of a steady clock. Mutable, owned by the Collector
/// thread.
final class KeptPicture {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int WRITE_AFTER_MILLIS = 500;
  private static final int TOUCH_MILLIS = 10_000;
  private static final int TO_READ_MILLIS = 1_000;
  private static final int TO_WRITE_MILLIS = 5_000;
  private static final int LAST_MILLIS = 2_000;

  /// What was written this long before the last event may not have been told.
  private static final long UNSURE_MILLIS = 2_000;

  /// Who is told what was kept.
  interface Owner {
    /// @param early the servers that appeared meanwhile
    void restored(PictureFile.Kept kept, List<TmuxSocket> early);
  }

  private final CollectorContext context;
  private final Owner owner;
  private final @Nullable PictureFile file;
  private final Reading<PictureFile.Kept> reading;
  private final Reading<Boolean> writing;
  private final List<TmuxSocket> early = new ArrayList<>();
  private boolean known;
  private boolean changed;
  private @Nullable Long lostSinceEpochMillis;
  private long due = NEVER;
  private long newsSinceEpochMillis = System.currentTimeMillis();

  /// @param path null keeps nothing
  KeptPicture(CollectorContext context, @Nullable Path path, Owner owner) {
    this.context = context;
    this.owner = owner;
    this.file = path == null ? null : new PictureFile(path);
    this.known = path == null;
    this.reading = new Reading<>(context, context.files(), null, TO_READ_MILLIS);
    this.writing = new Reading<>(context, context.files(), null, TO_WRITE_MILLIS);
  }

  /// Begins to read what was kept; the owner is told once.
  void read(long now) {
    PictureFile its = file;
    if (its != null && !reading.ask(its::read, (kept, then) -> known(kept), now)) {
      known(null);
    }
  }

  private void known(PictureFile.@Nullable Kept kept) {
    if (!known) {
      known = true;
      PictureFile.Kept found = unlessLost(kept == null ? PictureFile.Kept.NOTHING : kept);
      if (found.savedAtEpochMillis() > 0) {
        newsSinceEpochMillis = Math.min(newsSinceEpochMillis, found.savedAtEpochMillis());
      }
      owner.restored(found, List.copyOf(early));
      early.clear();
    }
  }

  /// Nothing, where the log was written by a run that could not keep its picture up to date.
  private PictureFile.Kept unlessLost(PictureFile.Kept found) {
    long lastRun = context.sink().lastRunEpochMillis();
    if (found.savedAtEpochMillis() >= lastRun - 2 * TOUCH_MILLIS) {
      return found;
    }
    lostSinceEpochMillis = lastRun - UNSURE_MILLIS;
    newsSinceEpochMillis = Math.min(newsSinceEpochMillis, lastRun);
    return PictureFile.Kept.NOTHING;
  }

  /// Until when an earlier run watched whose picture is lost: each server that is found now may
  /// have been watched then. Null where there was none, and once a picture is kept again.
  @Nullable Long lostSinceEpochMillis() {
    return lostSinceEpochMillis;
  }

  /// Whether that server has to wait until it is known what was kept of it.
  boolean holdsBack(TmuxSocket appeared) {
    if (!known) {
      early.add(appeared);
    }
    return !known;
  }

  /// When somebody watched for the last time, or we began to: all that a tmux server says which
  /// began later is news.
  long newsSinceEpochMillis() {
    return newsSinceEpochMillis;
  }

  /// The picture changed.
  void changed(long now) {
    if (!changed) {
      changed = true;
      due = Math.min(due, now + WRITE_AFTER_MILLIS);
    }
  }

  /// When something is due, or `Long.MAX_VALUE`.
  long due() {
    long writes = file == null || !known ? NEVER : due;
    return Math.min(writes, Math.min(reading.due(), writing.due()));
  }

  /// Does what is due.
  ///
  /// @param watching whether any server is watched, so that the file's time has to follow
  void tick(Supplier<List<PictureFile.Server>> picture, boolean watching, long now) {
    if (reading.leave(now)) {
      known(null);
    }
    writing.leave(now);
    PictureFile its = file;
    if (its == null || !known || due > now) {
      return;
    }
    List<PictureFile.Server> servers = picture.get();
    boolean news = changed;
    long until = System.currentTimeMillis();
    if (writing.ask(
        () -> write(its, servers, news, until), (done, then) -> lostSinceEpochMillis = null, now)) {
      changed = false;
      due = watching ? now + TOUCH_MILLIS : NEVER;
    } else {
      due = now + WRITE_AFTER_MILLIS; // the one before is being written still
    }
  }

  private static boolean write(
      PictureFile file, List<PictureFile.Server> servers, boolean changed, long until) {
    file.write(servers, changed, until);
    return true;
  }

  /// Writes it for the last time, and waits for that, for a moment.
  ///
  /// @param untilEpochMillis until when everything was surely watched
  void end(List<PictureFile.Server> servers, long untilEpochMillis) {
    PictureFile its = file;
    if (its != null && known && writing.await(LAST_MILLIS)) {
      context.files().ask(() -> write(its, servers, changed, untilEpochMillis), LAST_MILLIS);
    }
  }
}
