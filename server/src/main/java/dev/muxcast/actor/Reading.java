package dev.muxcast.actor;

import dev.muxcast.guard.Errands;
import dev.muxcast.guard.Faults;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something that is read beside the Collector, again and again, one reading at a time. One that
/// hangs is waited for no longer than that: its answer is missing, and nothing is asked before it
/// returns.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector thread, which is told
/// the answers by message.
public final class Reading<T> {
  private static final long NEVER = Long.MAX_VALUE;

  /// Reads, on a thread that may wait.
  public interface Read<T> {
    /// @return null where there is nothing
    @Nullable T read() throws IOException;
  }

  /// Who asked.
  public interface Asker<T> {
    /// @param answer null where there is none
    void answered(@Nullable T answer, long now);
  }

  private final CollectorContext context;
  private final Errands beside;
  private final @Nullable Watched about;
  private final int patienceMillis;
  private Errands.@Nullable Errand errand;
  private int turn;
  private long lateAt = NEVER;

  /// @param beside who reads
  /// @param about the tmux server that is made unsure by a fault in dealing with an answer; null
  ///   for none
  public Reading(
      CollectorContext context, Errands beside, @Nullable Watched about, int patienceMillis) {
    this.context = context;
    this.beside = beside;
    this.about = about;
    this.patienceMillis = patienceMillis;
  }

  /// Has it read, unless that is under way.
  ///
  /// @return whether the asker will be told of this one
  public boolean ask(Read<T> read, Asker<T> asker, long now) {
    Errands.Errand before = errand;
    if (before != null && before.underWay()) {
      return false;
    }
    int its = ++turn;
    errand =
        beside.send(() -> {
          T answer = answer(read);
          context.inbox().put(Message.about(about, () -> answered(its, answer, asker)));
        });
    lateAt = errand == null ? NEVER : now + patienceMillis;
    return errand != null;
  }

  private static <T> @Nullable T answer(Read<T> read) {
    try {
      return read.read();
    } catch (IOException e) {
      return null; // not there yet, or no more, or not ours to look at
    } catch (RuntimeException fault) {
      Faults.SHARED.met("reading beside the Collector", fault);
      return null;
    }
  }

  /// A late answer does not end the wait for the one after it.
  private void answered(int which, @Nullable T answer, Asker<T> asker) {
    lateAt = which == turn ? NEVER : lateAt;
    asker.answered(answer, CollectorContext.now());
  }

  /// Whether an answer is awaited.
  public boolean awaited() {
    return lateAt != NEVER;
  }

  /// When to wait no longer, or `Long.MAX_VALUE`.
  public long due() {
    return lateAt;
  }

  /// Waits no longer where it is time; an answer that comes later is told all the same.
  ///
  /// @return whether it was time
  public boolean leave(long now) {
    if (lateAt > now) {
      return false;
    }
    lateAt = NEVER;
    drop();
    return true;
  }

  /// Waits for what is under way, that long at most.
  ///
  /// @return whether nothing is under way any more
  public boolean await(long millis) {
    Errands.Errand last = errand;
    return last == null || last.await(millis);
  }

  /// Nobody wants to know any more.
  public void drop() {
    Errands.Errand last = errand;
    if (last != null) {
      last.leave();
    }
  }
}
