package dev.muxcast.guard;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that no thread vanishes without a word.
///
/// A thread that lives as long as the process runs its loop by [#keep]: a fault in it is survived.
/// An `Error`, such as no memory, is not: it ends the process, once [#endProcessOnErrors] was
/// called, since nobody can say what still holds then.
public final class Guard {

  /// The exit code of a process that an `Error` ended.
  public static final int EXIT_CODE = 70;

  private static final Logger log = LoggerFactory.getLogger(Guard.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private Guard() {}

  /// Runs a loop until it returns or its thread is interrupted. One that a fault breaks off is
  /// begun anew, after a pause that grows with the faults in a row.
  ///
  /// @param name of the loop, for people
  public static void keep(String name, Runnable loop) {
    for (long pause = FIRST_PAUSE_MILLIS; ; ) {
      long begun = System.nanoTime();
      try {
        loop.run();
        return;
      } catch (RuntimeException fault) {
        Faults.SHARED.met(name, fault);
      }
      boolean held = (System.nanoTime() - begun) / 1_000_000 > LONGEST_PAUSE_MILLIS;
      pause = held ? FIRST_PAUSE_MILLIS : pause;
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  /// Does one thing of many: a fault in it is counted, and the next can be done.
  ///
  /// @param name of what is done, for people
  public static void once(String name, Runnable thing) {
    try {
      thing.run();
    } catch (RuntimeException fault) {
      Faults.SHARED.met(name, fault);
    }
  }

  /// From now on an `Error` that nobody catches ends the process, with one line that says which,
  /// and with [#EXIT_CODE].
  public static void endProcessOnErrors() {
    AtomicBoolean ending = new AtomicBoolean(); // others may follow from the first
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
      if (thrown instanceof RuntimeException fault) {
        Faults.SHARED.met("the thread " + thread.getName(), fault);
      } else if (ending.compareAndSet(false, true)) {
        try {
          log.error("muxcast ends: {} in the thread {}", thrown, thread.getName());
        } finally {
          Runtime.getRuntime().halt(EXIT_CODE);
        }
      }
    });
  }
}
