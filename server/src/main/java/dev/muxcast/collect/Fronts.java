package dev.muxcast.collect;

import dev.muxcast.agent.AgentTypes;
import dev.muxcast.proc.Proc;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is in front in each pane of one tmux server. It is looked up anew only when another process
/// group is, or when the same may have turned into something else.
///
/// Mutable, owned by the Collector thread.
final class Fronts {
  private static final int RARELY = 16;

  /// A pane without an agent is looked into no more often than this.
  private static final int STRANGER_MILLIS = 250;

  /// What is in front, as far as that was looked up.
  ///
  /// @param pid of the program, the leader of the group or what that runs
  /// @param shell whether it is a shell that somebody types at
  /// @param at when it was looked up
  /// @param looks how often the same was found there
  record Front(int group, int pid, String type, boolean shell, long at, int looks) {

    /// Whether the screen of a program that tells nothing by its name is worth another look: ever
    /// more rarely, for most programs never turn into an agent.
    boolean mayShowNews() {
      return Integer.bitCount(looks) < 2 || looks % RARELY == 0;
    }

    /// Whether an agent may be behind it that only its screen shows.
    boolean mayHideAgent() {
      return !shell && (type.equals(AgentTypes.SHELL) || type.equals(AgentTypes.UNKNOWN));
    }
  }

  private final AgentTypes types;
  private final Foreground processes = new Foreground(Proc.HERE);
  private final Map<PaneId, Front> fronts = new HashMap<>();

  Fronts(AgentTypes types) {
    this.types = types;
  }

  /// What was found last, or null.
  @Nullable Front get(PaneId pane) {
    return fronts.get(pane);
  }

  /// What is in front now.
  ///
  /// @param stranger whether no agent is known in that pane
  /// @param millis the time of a steady clock
  Front of(PaneId pane, PaneFacts known, String title, boolean stranger, long millis) {
    Front before = fronts.get(pane);
    if (before != null && stranger && millis - before.at < STRANGER_MILLIS) {
      return before;
    }
    int group = known.pid() > 0 ? processes.group(known.pid()) : -1;
    Front now;
    if (before != null && before.group == group && group > 0 && !isOpen(before)) {
      now = new Front(group, before.pid, before.type, before.shell, millis, before.looks + 1);
    } else {
      int looks = before != null && before.group == group ? before.looks + 1 : 0;
      now = look(group, known, title, looks, millis);
    }
    fronts.put(pane, now);
    return now;
  }

  private Front look(int group, PaneFacts known, String title, int looks, long millis) {
    Foreground.Program program = group > 0 ? processes.program(group) : null;
    if (program == null) {
      return new Front(group, group, types.of(known.command(), title), false, millis, looks);
    }
    String type = Foreground.type(types, program, title);
    boolean shell = program.isInteractiveShell(type);
    Foreground.Program agent =
        shell || !type.equals(AgentTypes.SHELL) ? null : processes.agentOf(types, group);
    return agent == null
        ? new Front(group, group, type, shell, millis, looks)
        : new Front(group, agent.pid(), Foreground.type(types, agent, ""), false, millis, looks);
  }

  /// Whether a program of that kind may still turn into another, by `exec` or a title of its own,
  /// or has ended in a script that goes on.
  private boolean isOpen(Front front) {
    return !AgentTypes.isAgent(front.type)
        ? !front.shell
        : front.pid != front.group && processes.program(front.pid) == null;
  }

  void forget(PaneId pane) {
    fronts.remove(pane);
  }

  /// The panes that are shown still.
  void retain(Set<PaneId> shown) {
    fronts.keySet().retainAll(shown);
  }

  void clear() {
    fronts.clear();
  }
}
