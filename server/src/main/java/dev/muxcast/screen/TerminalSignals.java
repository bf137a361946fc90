package dev.muxcast.screen;

import org.jspecify.annotations.Nullable;

/// What a pane's program tells its terminal about itself, besides its title: its state (OSC 7501),
/// a progress bar (OSC 9;4), notifications (OSC 9, 99, 777, BEL), the marks of a shell's prompt
/// (OSC 133, 3008). tmux swallows most of it, so it is taken out of the pane's output.
///
/// Mutable, owned by its [PaneText]'s owner.
public final class TerminalSignals {
  private int count;
  private @Nullable String program;
  private boolean progress;
  private @Nullable String notification;

  /// An OSC that is no title.
  void command(String text) {
    if (text.startsWith("7501;")) {
      program = text;
    } else if (text.startsWith("9;4;")) {
      progress = text.length() > 4 && "123".indexOf(text.charAt(4)) >= 0;
    } else if (text.startsWith("9;") || text.startsWith("99;") || text.startsWith("777;")) {
      notification = text;
    } else if (!text.startsWith("133;") && !text.startsWith("3008;")) {
      return;
    }
    count++;
  }

  void bell() {
    notification = "BEL";
    count++;
  }

  /// How many there were: another number means that it is worth looking.
  public int count() {
    return count;
  }

  /// The newest OSC 7501 since the last call, else null.
  public @Nullable String takeProgram() {
    String was = program;
    program = null;
    return was;
  }

  /// Whether a progress bar is shown.
  public boolean progress() {
    return progress;
  }

  /// The newest notification, else null.
  public @Nullable String notification() {
    return notification;
  }
}
