package dev.muxcast.usage;

import dev.muxcast.guard.Digits;
import dev.muxcast.proc.Proc;
import dev.muxcast.proc.ProcStat;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the transcript that a running agent writes, by what its process says of itself: its
/// environment, its folder, its open files. No state; the caller's thread may wait for the disk.
public final class Transcripts {
  private static final Proc PROC = Proc.HERE;
  private static final String RUNTIME = ".runtime.json";

  private Transcripts() {}

  /// @param group the agent's process group, whose leader has that number too
  /// @return null when there is none yet, or it can't be told which it is
  public static @Nullable Path find(String agent, int group) {
    try {
      return switch (agent) {
        case "claude" -> claude(group);
        case "codex" -> codex(group);
        case "gemini" -> gemini(group);
        case "qwen" -> qwen(group);
        default -> null;
      };
    } catch (IOException | RuntimeException e) {
      return null; // it ended just now, or is not ours to look at
    }
  }

  /// Its session file names the session; the folder's name is made of the working folder's.
  private static @Nullable Path claude(int pid) throws IOException {
    String own = PROC.variable(pid, "CLAUDE_CONFIG_DIR");
    Path base = own != null && !own.isEmpty() ? Path.of(own) : home(pid).resolve(".claude");
    String session = Files.readString(base.resolve("sessions/" + pid + ".json"));
    String id = field(session, "sessionId");
    if (id.isEmpty() || id.indexOf('/') >= 0) {
      return null;
    }
    String name = id + ".jsonl";
    Path projects = base.resolve("projects");
    Path usual = projects.resolve(dashed(field(session, "cwd"))).resolve(name);
    return Files.exists(usual) ? usual : inside(projects, name);
  }

  private static String dashed(String folder) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < folder.length(); i++) {
      char c = folder.charAt(i);
      out.append(c < 128 && Character.isLetterOrDigit(c) ? c : '-');
    }
    return out.toString();
  }

  private static @Nullable Path inside(Path folder, String name) throws IOException {
    try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
      for (Path below : each) {
        if (Files.exists(below.resolve(name))) {
          return below.resolve(name);
        }
      }
    }
    return null;
  }

  /// It keeps it open.
  private static @Nullable Path codex(int group) throws IOException {
    for (ProcStat process : PROC.processes().values()) {
      Path open = process.group() == group ? rollout(PROC.path(process.pid(), "fd")) : null;
      if (open != null) {
        return open;
      }
    }
    return null;
  }

  private static @Nullable Path rollout(Path folder) throws IOException {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
      for (Path each : descriptors) {
        Path file = target(each);
        String name = file == null ? "" : String.valueOf(file.getFileName());
        if (name.startsWith("rollout-") && name.endsWith(".jsonl")) {
          return file;
        }
      }
    }
    return null;
  }

  private static @Nullable Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException closed) {
      return null;
    }
  }

  /// Each folder it worked in has one of its own, and the newest chat there is the one that goes
  /// on.
  private static @Nullable Path gemini(int pid) throws IOException {
    Path folder = PROC.path(pid, "cwd").toRealPath();
    Path newest = null;
    long time = 0;
    try (DirectoryStream<Path> projects =
        Files.newDirectoryStream(home(pid).resolve(".gemini/tmp"))) {
      for (Path project : projects) {
        Path root = project.resolve(".project_root");
        if (!Files.exists(root) || !Path.of(Files.readString(root).strip()).equals(folder)) {
          continue;
        }
        try (DirectoryStream<Path> chats =
            Files.newDirectoryStream(project.resolve("chats"), "session-*.jsonl")) {
          for (Path chat : chats) {
            long changed = chat.toFile().lastModified();
            if (changed > time) {
              time = changed;
              newest = chat;
            }
          }
        }
      }
    }
    // One that was left before this process began is not its own.
    long began =
        Files.getLastModifiedTime(PROC.path(pid, ""), LinkOption.NOFOLLOW_LINKS).toMillis();
    return time >= began - 1_000 ? newest : null;
  }

  /// Beside each conversation a file names the process that leads it.
  private static @Nullable Path qwen(int group) throws IOException {
    String cwd = PROC.path(group, "cwd").toRealPath().toString();
    Path chats = home(group).resolve(".qwen/projects").resolve(dashed(cwd)).resolve("chats");
    Path newest = null;
    long time = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(chats, "*" + RUNTIME)) {
      for (Path each : all) {
        long changed = each.toFile().lastModified();
        if (changed > time && isIn(pid(Files.readString(each)), group)) {
          time = changed;
          String name = String.valueOf(each.getFileName());
          newest = chats.resolve(name.substring(0, name.length() - RUNTIME.length()) + ".jsonl");
        }
      }
    }
    return newest;
  }

  private static Path home(int pid) throws IOException {
    String home = PROC.variable(pid, "HOME");
    if (home == null || home.isEmpty()) {
      throw new IOException("no HOME");
    }
    return Path.of(home);
  }

  private static boolean isIn(int pid, int group) {
    ProcStat process = pid < 0 ? null : PROC.stat(pid);
    return process != null && process.group() == group;
  }

  private static int pid(String json) {
    int at = json.indexOf("\"pid\"");
    int from = at < 0 ? json.length() : json.indexOf(':', at) + 1;
    while (from < json.length() && json.charAt(from) == ' ') {
      from++;
    }
    int to = from;
    while (to < json.length() && Character.isDigit(json.charAt(to))) {
      to++;
    }
    return (int) Digits.in(json, from, to, Integer.MAX_VALUE, -1);
  }

  private static String field(String json, String name) {
    int at = json.indexOf("\"" + name + "\"");
    int from = at < 0 ? -1 : json.indexOf('"', json.indexOf(':', at) + 1);
    int to = from < 0 ? -1 : json.indexOf('"', from + 1);
    return to < 0 ? "" : json.substring(from + 1, to);
  }
}
