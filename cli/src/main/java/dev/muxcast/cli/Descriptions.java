package dev.muxcast.cli;

/// What many commands' help says alike.
final class Descriptions {
  static final String PANE =
      "session:window.pane, as status and ls print it, or %%3; what is left out is the active one.";
  static final String JSON = "Print the server's answer.";
  static final String SERVER = "The tmux socket's name.";

  private Descriptions() {}
}
