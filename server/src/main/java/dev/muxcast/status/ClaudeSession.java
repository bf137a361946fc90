package dev.muxcast.status;

import dev.muxcast.agent.OwnState;
import dev.muxcast.agent.Status;
import dev.muxcast.proc.Proc;
import dev.muxcast.proc.ProcStat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// The file in which a Claude Code process keeps its state: `sessions/PID.json` in its
/// configuration folder. It says `waiting` up to half a second before the prompt is drawn. It is
/// there only from the composer on, and stays behind a killed process; so it counts only for a
/// process that is in front, and that began when the file's own did: numbers are used again.
///
/// Mutable, on one thread.
final class ClaudeSession {
  private static final int LONGEST = 64 * 1024;

  private final File file;
  private final String begun;
  private long modified;
  private @Nullable OwnState state;

  private ClaudeSession(File file, String begun) {
    this.file = file;
    this.begun = begun;
  }

  /// The session of that process, by its own environment.
  static ClaudeSession of(int pid, Proc proc) {
    String folder = proc.variable(pid, "CLAUDE_CONFIG_DIR");
    String home = proc.variable(pid, "HOME");
    String base = folder != null && !folder.isEmpty() ? folder : home + "/.claude";
    ProcStat stat = proc.stat(pid);
    String begun = stat == null ? "" : String.valueOf(stat.begun());
    return new ClaudeSession(new File(base + "/sessions/" + pid + ".json"), begun);
  }

  /// What it says now; null when there is no such file, or it is none, such as a pipe.
  @Nullable OwnState read(long now) {
    long changed = file.lastModified();
    if (changed == 0 || file.length() > LONGEST || !file.isFile()) {
      state = null;
      modified = 0;
    } else if (changed != modified) {
      modified = changed;
      try {
        OwnState read = mine(Files.readString(file.toPath()), now);
        OwnState before = state;
        boolean same = before != null && read != null && before.line().equals(read.line());
        state = same ? before : read;
      } catch (IOException e) {
        state = null; // it ended just now, or will be there again
        modified = 0;
      }
    }
    return state;
  }

  private @Nullable OwnState mine(String json, long now) {
    String writer = field(json, "procStart");
    return writer.isEmpty() || writer.equals(begun) ? of(json, now) : null;
  }

  /// Reads the two fields that count.
  static @Nullable OwnState of(String json, long now) {
    String status = field(json, "status");
    String line = "status " + status;
    String source = "session_file";
    return switch (status) {
      case "busy" -> new OwnState(source, Status.BUSY, null, line, now);
      case "idle", "shell" -> new OwnState(source, Status.READY, null, line, now);
      case "waiting" -> {
        String what = field(json, "waitingFor");
        if (what.startsWith("dialog")) {
          yield null; // the user looks something up, over work or idleness
        }
        yield new OwnState(source, Status.WAITING, reason(what), line + " for " + what, now);
      }
      default -> null;
    };
  }

  private static @Nullable String reason(String waitingFor) {
    return waitingFor.startsWith("permission") || waitingFor.startsWith("sandbox")
        ? "permission"
        : null;
  }

  private static String field(String json, String name) {
    int at = json.indexOf("\"" + name + "\"");
    int from = at < 0 ? -1 : json.indexOf('"', json.indexOf(':', at) + 1);
    int to = from < 0 ? -1 : json.indexOf('"', from + 1);
    return to < 0 ? "" : json.substring(from + 1, to);
  }
}
