package dev.muxcast.status;

import dev.muxcast.agent.AgentTypes;
import dev.muxcast.proc.Proc;
import dev.muxcast.proc.ProcStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says which program is in front in a pane, out of Linux's `/proc`: the leader of the terminal's
/// foreground process group. tmux tells its name too, but up to a second later, and nothing of what
/// an interpreter runs.
///
/// No state. Reads files: any thread that may wait.
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

  private static final int DEEPEST = 4; // sh, npx, sh, the agent

  private static final int MOST_CHILDREN = 8;

  private final Proc proc;

  Foreground(Proc proc) {
    this.proc = proc;
  }

  /// The foreground process group of that process's terminal; -1 where it can't be told.
  int group(int pid) {
    ProcStat stat = proc.stat(pid);
    return stat == null ? -1 : stat.foreground();
  }

  /// The program of that process, a group's leader for instance, or null when it is gone.
  @Nullable Program program(int pid) {
    List<String> words = proc.arguments(pid);
    if (words.isEmpty()) {
      return null;
    }
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
    List<Integer> children = depth == 0 ? List.of() : proc.children(parent, MOST_CHILDREN);
    for (int pid : children) {
      Program program = program(pid);
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
}
