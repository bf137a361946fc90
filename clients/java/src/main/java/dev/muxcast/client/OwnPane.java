package dev.muxcast.client;

/// The tmux pane that this client itself runs in, where it prints what it is sent: the server
/// leaves that pane's output out, for each line would make the next.
///
/// @param paneId `%n`, as `$TMUX_PANE` has it
/// @param serverInstance `PID-STARTTIME` of the tmux server
/// @param inFront whether the client has the pane to itself; then nobody is told of its output
public record OwnPane(String paneId, String serverInstance, boolean inFront) {}
