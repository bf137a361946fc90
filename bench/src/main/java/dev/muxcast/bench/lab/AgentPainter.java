package dev.muxcast.bench.lab;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Paints a busy agent's screen into panes, and goes on to move its spinner and its clock about
/// eight times a second in each, as agents do.
///
/// One thread writes.
public final class AgentPainter implements AutoCloseable {
  private static final int PICTURES_PER_SECOND = 8;
  private static final String SPINNER = "·✢✳✶✻✽";

  private final List<OutputStream> terminals = new ArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable IOException failure;

  private AgentPainter(List<TmuxLab.Pane> panes) throws IOException {
    for (TmuxLab.Pane pane : panes) {
      terminals.add(new FileOutputStream(pane.terminal().toFile()));
    }
    thread = Thread.ofPlatform().name("painter").daemon().unstarted(this::run);
  }

  /// Begins at once.
  public static AgentPainter start(List<TmuxLab.Pane> panes) throws IOException {
    AgentPainter painter = new AgentPainter(panes);
    painter.thread.start();
    return painter;
  }

  /// Fails when something could not be written.
  public void verify() throws IOException {
    IOException problem = failure;
    if (problem != null) {
      throw problem;
    }
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (OutputStream terminal : terminals) {
      terminal.close();
    }
  }

  private void run() {
    long pause = 1_000_000_000L / PICTURES_PER_SECOND / terminals.size();
    long due = System.nanoTime();
    try {
      for (OutputStream terminal : terminals) {
        terminal.write(screen().getBytes(StandardCharsets.UTF_8));
      }
      for (long picture = 0; !stopped; picture++) {
        for (OutputStream terminal : terminals) {
          LockSupport.parkNanos(due - System.nanoTime());
          terminal.write(move(picture).getBytes(StandardCharsets.UTF_8));
          due += pause;
        }
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private static String screen() {
    String rule = "─".repeat(120);
    StringBuilder screen = new StringBuilder("\033[?1049h\033[2J\033[H");
    screen.append("❯ Look at the parser\r\n\r\n");
    for (int i = 0; i < 26; i++) {
      screen
          .append("  I looked at how the parser reads its input, place ")
          .append(i)
          .append(".\r\n");
    }
    return screen
        .append("\033[32;1H✻ Brewing… (0s · ↓ 0 tokens)\033[34;1H")
        .append(rule)
        .append("\r\n❯ \r\n")
        .append(rule)
        .append("\r\n  ⏸ manual mode on · esc to interrupt")
        .toString();
  }

  private static String move(long picture) {
    char glyph = SPINNER.charAt((int) (picture % SPINNER.length()));
    long seconds = picture / PICTURES_PER_SECOND;
    return "\033[32;1H"
        + glyph
        + " Brewing… ("
        + seconds
        + "s · ↓ "
        + picture
        + " tokens)\033[35;3H";
  }
}
