package dev.muxcast.status;

import dev.muxcast.agent.AgentTypes;

/// What is in front in a pane, as far as that was looked up.
///
/// @param group the process group, -1 where that can't be told
/// @param pid of the program, the leader of the group or what that runs
/// @param shell whether it is a shell that somebody types at
/// @param at when it was asked for, in milliseconds of a steady clock
/// @param looks how often the same was found there; below 0 for a program that shows what runs
///   elsewhere, whose screen is always worth a look
/// @param ended the process of the agent that was there, once that is gone; else 0
record Front(int group, int pid, String type, boolean shell, long at, int looks, int ended) {
  private static final int RARELY = 16;

  /// Whether the screen of a program that tells nothing by its name is worth another look: ever
  /// more rarely, for most programs never turn into an agent.
  boolean mayShowNews() {
    return looks < 0 || Integer.bitCount(looks) < 2 || looks % RARELY == 0;
  }

  /// Whether an agent may be behind it that only its screen shows.
  boolean mayHideAgent() {
    return !shell && (type.equals(AgentTypes.SHELL) || type.equals(AgentTypes.UNKNOWN));
  }
}
