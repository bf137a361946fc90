package dev.muxcast.collect;

import dev.muxcast.agent.AgentTypes;
import dev.muxcast.guard.Digits;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says which program is in front in a pane, out of Linux's `/proc`: the leader of the terminal's
/// foreground process group. tmux tells its name too, but up to a second later, and nothing of what
/// an interpreter runs.
///
/// Used on one thread.
final class Foreground {

  /// A program.
  ///
  /// @param pid its process, most often the leader of the group
  /// @param command its name, as tmux would tell it
  /// @param arguments its argument vector, its name first
  record Program(int pid, String command, List<String> arguments) {

    /// Options of shells whose next word is theirs, not a script.
    private static final List<String> VALUED =
        List.of("--rcfile", "--init-file", "-o", "+o", "-O", "+O");

    /// Whether it is a shell that somebody types at, not one that runs a script.
    boolean isInteractiveShell(String type) {
      if (!type.equals(AgentTypes.SHELL)) {
        return false;
      }
      for (int i = 1; i < arguments.size(); i++) {
        String word = arguments.get(i);
        if (VALUED.contains(word)) {
          i++;
        } else if (!word.startsWith("-") && !word.startsWith("+") || isCommand(word)) {
          return false;
        }
      }
      return true;
    }

    private static boolean isCommand(String word) {
      return !word.startsWith("--") && word.endsWith("c");
    }
  }

  private static final int TPGID = 5; // counted from the state, the first field behind the name
  private static final int START_TIME = 19;

  private static final int DEEPEST = 4; // sh, npx, sh, the agent

  private static final int MOST_CHILDREN = 8;

  private static final int LONGEST_ENVIRONMENT = 256 * 1024;

  private final byte[] buffer = new byte[4_096];

  /// The foreground process group of that process's terminal; -1 where it can't be told.
  int group(int pid) {
    return Digits.of(stat(pid, TPGID), Integer.MAX_VALUE, -1);
  }

  /// When that process began, in the words of `/proc`: no two processes of one number have the
  /// same. Empty when it is gone.
  String begun(int pid) {
    return stat(pid, START_TIME);
  }

  private String stat(int pid, int wanted) {
    String stat = read("/proc/" + pid + "/stat");
    int at = stat.lastIndexOf(')') + 1;
    for (int field = 0; at > 0 && field < wanted; field++) {
      at = stat.indexOf(' ', at + 1);
    }
    int end = at < 1 ? -1 : stat.indexOf(' ', at + 1);
    return end < 0 ? "" : stat.substring(at + 1, end);
  }

  /// The program of that process, a group's leader for instance, or null when it is gone.
  @Nullable Program program(int pid) {
    String line = read("/proc/" + pid + "/cmdline");
    if (line.isEmpty()) {
      return null;
    }
    List<String> words = List.of(line.split("\0", -1));
    String name = words.getFirst();
    int blank = name.indexOf(' ');
    name = blank < 0 ? name : name.substring(0, blank);
    return new Program(pid, name.substring(name.lastIndexOf('/') + 1), words);
  }

  /// The agent that a script in front runs, itself or by further scripts and launchers, or null. It
  /// shares the script's process group, which the script leads.
  @Nullable Program agentOf(AgentTypes types, int script) {
    return agentOf(types, script, DEEPEST);
  }

  private @Nullable Program agentOf(AgentTypes types, int parent, int depth) {
    String children = depth == 0 ? "" : read("/proc/" + parent + "/task/" + parent + "/children");
    int at = 0;
    for (int i = 0; i < MOST_CHILDREN && at < children.length(); i++) {
      int blank = children.indexOf(' ', at);
      int end = blank < 0 ? children.length() : blank;
      int pid = (int) Digits.in(children, at, end, Integer.MAX_VALUE, -1);
      at = end + 1;
      Program program = pid < 0 ? null : program(pid);
      if (program != null && !AgentTypes.isAgent(type(types, program, ""))) {
        program = agentOf(types, pid, depth - 1);
      }
      if (program != null) {
        return program;
      }
    }
    return null;
  }

  /// What that program is; where a script's name says nothing, the file that it links to may.
  static String type(AgentTypes types, Program program, String title) {
    String type = types.of(program.command, program.arguments, title, List.of());
    if (!type.equals(AgentTypes.UNKNOWN) || program.arguments.isEmpty()) {
      return type;
    }
    List<String> words = new java.util.ArrayList<>(program.arguments);
    int script = types.isHost(program.command) ? 1 : 0;
    if (script >= words.size() || !words.get(script).startsWith("/")) {
      return type;
    }
    try {
      String real = Path.of(words.get(script)).toRealPath().toString();
      words.set(script, real);
      String command = script == 0 ? real.substring(real.lastIndexOf('/') + 1) : program.command;
      return types.of(command, words, title, List.of());
    } catch (IOException | RuntimeException e) {
      return type; // not a file, or not ours to look at
    }
  }

  /// A variable of that process's environment, or null.
  @Nullable String variable(int pid, String name) {
    for (String entry : environment(pid).split("\0", -1)) {
      if (entry.startsWith(name + "=")) {
        return entry.substring(name.length() + 1);
      }
    }
    return null;
  }

  /// All of it, for what is asked may stand far behind.
  private static String environment(int pid) {
    try (FileInputStream in = new FileInputStream("/proc/" + pid + "/environ")) {
      return new String(in.readNBytes(LONGEST_ENVIRONMENT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private String read(String file) {
    try (FileInputStream in = new FileInputStream(file)) {
      int length = in.read(buffer);
      int end = length > 0 && buffer[length - 1] == 0 ? length - 1 : length;
      return end <= 0 ? "" : new String(buffer, 0, end, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
