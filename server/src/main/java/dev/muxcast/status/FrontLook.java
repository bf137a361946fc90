package dev.muxcast.status;

import dev.muxcast.agent.AgentTypes;
import dev.muxcast.proc.Proc;
import dev.muxcast.tmux.PaneFacts;
import org.jspecify.annotations.Nullable;

/// Looks up what is in front in a pane. All of it anew only when another process group is, or when
/// the same may have turned into something else.
///
/// No state. Reads files: any thread that may wait.
record FrontLook(AgentTypes types, Foreground processes) {

  /// One that looks at this machine's processes.
  static FrontLook here(AgentTypes types) {
    return new FrontLook(types, new Foreground(Proc.HERE));
  }

  /// What is in front now.
  ///
  /// @param before what was found last, or null
  /// @param agent the process of the agent that was found there, or 0
  /// @param millis the time of a steady clock
  Front now(@Nullable Front before, PaneFacts known, String title, int agent, long millis) {
    int ended = agent > 0 && processes.program(agent) == null ? agent : 0;
    int group = known.pid() > 0 ? processes.group(known.pid()) : -1;
    if (before != null && before.group() == group && group > 0 && !isOpen(before)) {
      return new Front(
          group, before.pid(), before.type(), before.shell(), millis, before.looks() + 1, ended);
    }
    Foreground.Program program = group > 0 ? processes.program(group) : null;
    int looks = before != null && before.group() == group ? before.looks() + 1 : 0;
    looks = program != null && types.isView(program.command()) ? -1 : looks;
    if (program == null) {
      return guess(group, known, title, looks, ended, millis);
    }
    String type = Foreground.type(types, program, title);
    boolean shell = program.isInteractiveShell(type);
    Foreground.Program inside =
        shell || !type.equals(AgentTypes.SHELL) ? null : processes.agentOf(types, group);
    return inside == null
        ? new Front(group, group, type, shell, millis, looks, ended)
        : new Front(
            group, inside.pid(), Foreground.type(types, inside, ""), false, millis, looks, ended);
  }

  /// What tmux alone says of it.
  Front guess(int group, PaneFacts known, String title, int looks, int ended, long millis) {
    return new Front(group, group, types.of(known.command(), title), false, millis, looks, ended);
  }

  /// Whether a program of that kind may still turn into another, by `exec` or a title of its own,
  /// or has ended in a script that goes on. What a shell starts is that shell once more at first.
  private boolean isOpen(Front front) {
    return !AgentTypes.isAgent(front.type())
        || front.pid() != front.group() && processes.program(front.pid()) == null;
  }
}
