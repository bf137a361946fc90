package dev.muxcast.guard;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the faults of our own that were survived, and logs each kind of them once, with its
/// stack.
///
/// A kind is what was thrown, and where. Any thread.
public final class Faults {

  /// Those of this process.
  public static final Faults SHARED = new Faults();

  private static final Logger log = LoggerFactory.getLogger(Faults.class);
  private static final int MOST_KINDS = 256;
  private static final String OURS = "dev.muxcast.";

  private final Set<String> kinds = new HashSet<>();
  private long count;

  /// A fault was survived.
  ///
  /// @param where what was being done, for people
  public void met(String where, RuntimeException fault) {
    if (isNews(kind(fault))) {
      log.error("a fault in {}, which goes on; it is logged once", where, fault);
    } else {
      log.debug("a fault in {} once more", where, fault);
    }
  }

  /// How many were met.
  public synchronized long count() {
    return count;
  }

  private synchronized boolean isNews(String kind) {
    count++;
    return kinds.size() < MOST_KINDS && kinds.add(kind);
  }

  private static String kind(RuntimeException fault) {
    StringBuilder kind = new StringBuilder(fault.getClass().getName());
    for (StackTraceElement frame : fault.getStackTrace()) {
      kind.append(' ').append(frame.getMethodName());
      if (frame.getClassName().startsWith(OURS)) {
        return kind.append(frame.getClassName()).append(frame.getLineNumber()).toString();
      }
    }
    return kind.toString();
  }
}
