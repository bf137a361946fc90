package dev.muxcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What `doctor` looks at in the tmux servers that run.
///
/// @param lookedAt the names of those that nobody attaches to, which a client of ours can't change
record TmuxCheckup(Tmux tmux, Set<String> lookedAt) {

  List<Finding> findings() throws InterruptedException {
    var found = new ArrayList<Finding>();
    int servers = 0;
    for (Path socket : tmux.sockets()) {
      String sessions =
          tmux.ask(socket, "list-sessions", "-F", "#{destroy-unattached} #{session_name}");
      if (sessions != null) {
        servers++;
        look(socket, sessions.lines().toList(), found);
      }
    }
    if (servers == 0) {
      found.add(
          Finding.advice(
              "no tmux server answers under " + tmux.folder(),
              "Start one: tmux new -s work. It is watched as soon as it is there."));
    }
    return found;
  }

  private void look(Path socket, List<String> sessions, List<Finding> found)
      throws InterruptedException {
    String label = String.valueOf(socket.getFileName());
    String word = sessions.size() == 1 ? " session" : " sessions";
    found.add(Finding.good("tmux server " + label + ": " + sessions.size() + word));
    if (!lookedAt.contains(label)) {
      attached(socket, label, sessions, found);
    }
    String remain = tmux.ask(socket, "show-options", "-gwv", "remain-on-exit");
    if ("off".equals(remain)) {
      found.add(
          Finding.advice(
              "remain-on-exit is off: a pane that dies at once may take its last words with it",
              "To keep failed panes: tmux set-option -gw remain-on-exit failed (tmux 3.2 or newer)"));
    }
  }

  /// What matters where clients of ours attach.
  private void attached(Path socket, String label, List<String> sessions, List<Finding> found)
      throws InterruptedException {
    for (String line : sessions) {
      String[] parts = line.split(" ", 2);
      if (parts.length == 2 && Tmux.mortal(parts[0])) {
        found.add(
            Finding.advice(
                "session "
                    + parts[1]
                    + " has destroy-unattached: it is left alone, for it would end"
                    + " when muxcast lets go of it",
                "To have it watched: tmux set-option -t '"
                    + parts[1]
                    + "' destroy-unattached off"));
      }
    }
    if ("on".equals(tmux.ask(socket, "show-options", "-sv", "exit-unattached"))) {
      found.add(
          Finding.advice(
              "tmux server " + label + " has exit-unattached: it is left alone",
              "To have it watched: tmux set-option -s exit-unattached off"));
    }
    if ("on".equals(tmux.ask(socket, "show-options", "-sv", "focus-events"))) {
      found.add(
          Finding.advice(
              "focus-events is on: tmux counts muxcast as somebody who looks, so agents that notify"
                  + " only when unfocused stay quiet",
              "Codex: set notification_condition = \"always\" under [tui] in ~/.codex/config.toml;"
                  + " or follow: muxcast tail --type 'agent.*'"));
    }
  }

  /// A version such as `tmux 3.5a` as `305`; 0 when there is none in it.
  static int number(String version) {
    int dot = version.indexOf('.');
    if (dot < 1) {
      return 0;
    }
    int start = dot;
    while (start > 0 && Character.isDigit(version.charAt(start - 1))) {
      start--;
    }
    int end = dot + 1;
    while (end < version.length() && Character.isDigit(version.charAt(end))) {
      end++;
    }
    if (start == dot || end == dot + 1) {
      return 0;
    }
    return Integer.parseInt(version.substring(start, dot)) * 100
        + Integer.parseInt(version.substring(dot + 1, end));
  }
}
