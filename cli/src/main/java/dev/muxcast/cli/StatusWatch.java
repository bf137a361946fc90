package dev.muxcast.cli;

import dev.muxcast.client.Filters;
import dev.muxcast.client.Message;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.Reply;
import dev.muxcast.client.Since;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows the status again whenever it changes, and its ages every second.
///
/// @param screen whether it is drawn over itself, on a screen of its own
/// @param draw prints one picture
record StatusWatch(Muxcast muxcast, Output out, boolean screen, Consumer<Reply> draw) {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K\n";
  private static final String REST_OF_SCREEN = "\u001b[J";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

  void run() throws InterruptedException {
    muxcast.subscribe(
        Filters.types(
            "agent.*", "session.*", "window.*", "pane.created", "pane.removed", "pane.moved"),
        Since.NOW);
    if (screen) {
      out.raw(ENTER);
      out.flush();
      Runtime.getRuntime().addShutdownHook(new Thread(StatusWatch::leave, "leave-screen"));
    }
    Reply picture = null;
    boolean changed = true;
    while (!muxcast.closed()) {
      if (changed) {
        picture = fresh(picture);
      }
      if (picture != null && (changed || screen)) {
        draw.accept(picture);
        out.flush();
      }
      PipeReader.mustBeThere();
      changed = changes();
    }
  }

  /// The picture as it is now; the one before where it can't be had, as while the server restarts.
  private @Nullable Reply fresh(@Nullable Reply before) {
    try {
      return muxcast.snapshot();
    } catch (MuxcastException.Lost | MuxcastException.Refused notNow) {
      return before;
    }
  }

  /// Draws as many lines as there is room for over what stands there.
  static void draw(Output out, List<Line> lines) {
    int rows = Terminal.rows() - 1;
    out.raw(HOME);
    for (Line line : lines.subList(0, Math.min(rows, lines.size()))) {
      out.raw(line + REST_OF_LINE);
    }
    out.raw(REST_OF_SCREEN);
  }

  /// Waits until something happens, and until that is over, or for a second.
  private boolean changes() throws InterruptedException {
    Message message = muxcast.next(TICK);
    boolean any = false;
    long end = System.nanoTime() + TICK.toNanos();
    while (message != null) {
      any |= message instanceof Message.Event || message instanceof Message.Reconnected;
      message = System.nanoTime() < end ? muxcast.next(PAUSE) : null;
    }
    return any;
  }

  private static void leave() {
    System.out.print(LEAVE);
    System.out.flush();
  }
}
