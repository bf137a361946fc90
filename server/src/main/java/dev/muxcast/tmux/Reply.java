package dev.muxcast.tmux;

import java.util.List;

/// What a command was answered.
///
/// @param ok false when tmux refused it; `lines` then holds the reason
/// @param lines without line ends; malformed UTF-8 is U+FFFD
public record Reply(boolean ok, List<String> lines) {

  /// The lines joined by LF, for messages.
  public String text() {
    return String.join("\n", lines);
  }
}
