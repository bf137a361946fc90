package dev.muxcast.collect;

import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Place;
import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.CaptureClock;
import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.screen.CapturedText;
import dev.muxcast.screen.OutputEvents;
import dev.muxcast.screen.OutputHold;
import dev.muxcast.screen.Pace;
import dev.muxcast.screen.PaneNews;
import dev.muxcast.screen.PaneText;
import dev.muxcast.screen.TerminalSignals;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.text.SecretStream;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pane as the Collector follows it: which client brings its output, what it has written and
/// not reported yet, and when its screen has to be looked at.
///
/// Times are milliseconds of a steady clock unless they are named otherwise. No I/O: it says what
/// is due, its [ServerWatch] does it. Mutable, owned by the Collector thread.
final class PaneWatch implements WatchedPane {

  private static final long NEVER = Long.MAX_VALUE;
  private static final int MOST_TEXT = 64 * 1024;
  private static final int REST_MILLIS = 400;

  final PaneId id;
  final PaneText text;
  private final OutputEvents events;
  private final SecretStream secrets;
  private CapturedText drawn = new CapturedText();
  private final Pace pace = new Pace();
  private final CaptureClock clock = new CaptureClock();
  final OutputHold hold = new OutputHold();
  final PaneSource source;

  /// Null until the picture shows the pane.
  @Nullable Place place;

  /// When output came last, in milliseconds since the epoch.
  long lastOutputEpochMillis;

  final PaneBeginning begin = new PaneBeginning();
  private int program;
  private @Nullable String title;

  private boolean hose;
  private long skipped;
  private int fed;
  private long sliceEnds = NEVER;

  PaneWatch(
      PaneId id,
      SessionId source,
      int width,
      int height,
      SeverityRules rules,
      RedactionRules redaction) {
    this.id = id;
    this.source = new PaneSource(source);
    this.text = new PaneText(width, height);
    this.events = new OutputEvents(rules);
    this.secrets = new SecretStream(redaction);
  }

  /// Tells all that there is to tell, and leaves the pane to looks.
  ///
  /// @param to where what was told is gone on with
  /// @return what is to be told before that
  @Nullable PaneOutput leave(LookedPane to, long now) {
    text.rest();
    PaneOutput output = take(now);
    to.goOn(drawn, text.width(), place);
    String untold = output == null && !drawn.onAlternate() ? drawn.last() : "";
    return untold.isEmpty() ? output : events.lines(untold, -1, takeSkipped());
  }

  /// What it wrote next waited in tmux for so long.
  void waited(long ageMillis, long now) {
    pace.waited(ageMillis, now);
  }

  /// The pane wrote.
  ///
  /// @return what it had written before, where from here on something is left out; else null
  @Nullable PaneOutput output(byte[] bytes, long now, long epochMillis) {
    long paused = now - clock.lastOutput();
    clock.output(now);
    lastOutputEpochMillis = epochMillis;
    boolean flood = pace.bytes(bytes.length, now);
    PaneOutput before = flood && !hose ? cut(now) : null;
    hose = flood;
    if (hose) {
      skipped += bytes.length;
      hold.begin(now, epochMillis);
      dirty(now);
      return before;
    }
    drawn.feed(text, bytes, paused, now);
    fed += bytes.length;
    String set = text.takeTitle();
    if (set != null) {
      title = set;
      alert(now);
    }
    if (text.screen()) {
      dirty(now);
    }
    return null;
  }

  @Override
  public PaneId id() {
    return id;
  }

  @Override
  public @Nullable Place place() {
    return place;
  }

  @Override
  public void place(Place is) {
    place = is;
  }

  @Override
  public TerminalSignals signals() {
    return text.signals();
  }

  @Override
  public void alert(long now) {
    clock.alert(now);
  }

  @Override
  public long lastOutput() {
    return clock.lastOutput();
  }

  @Override
  public @Nullable String takeTitle() {
    String was = title;
    title = null;
    return was;
  }

  @Override
  public boolean willCapture() {
    return clock.underWay() || clock.isDirty() || begin.purpose() != null;
  }

  /// That process is the pane's first one now; another than before means `respawn-pane`.
  void program(int pid, long now) {
    if (pid <= 0) {
      return;
    }
    if (program != 0 && program != pid) {
      drawn.anew();
      lost();
      dirty(now);
    }
    program = pid;
  }

  /// Output was left out: by tmux, or by the reader because we were behind.
  ///
  /// @return what it had written before, or null
  @Nullable PaneOutput missing(long bytes, long now) {
    PaneOutput before = cut(now);
    skipped += bytes;
    dirty(now);
    return before;
  }

  private @Nullable PaneOutput cut(long now) {
    PaneOutput before = place == null || begin.purpose() != null ? null : take(now);
    lost();
    return before;
  }

  private void lost() {
    text.lost();
    events.forget();
    secrets.forget();
  }

  /// Looks at the screen soon, whatever the pane writes.
  void dirty(long now) {
    clock.dirty(now);
  }

  /// Ends a read of the pipe: what there is to report now.
  ///
  /// @return null when there is nothing, or not yet
  @Nullable PaneOutput settle(long now) {
    if (place == null || begin.purpose() != null || fed == 0) {
      return null;
    }
    boolean wait = pace.event(now);
    if (sliceEnds == NEVER && wait) {
      sliceEnds = now + Pace.SLICE_MILLIS;
    }
    if (sliceEnds != NEVER && now < sliceEnds && fed < MOST_TEXT) {
      return null;
    }
    return take(now);
  }

  /// Reports what there is, without waiting for anything but the rest of a secret.
  @Nullable PaneOutput take(long now) {
    sliceEnds = NEVER;
    fed = 0;
    int typedEnd = text.typedLineEnd();
    String written = text.take();
    // What is held back since the command line was typed may leave nothing to take.
    int end = Math.min(typedEnd, written.length() - 1);
    String typedLine = end < 0 ? "" : secrets.take(written.substring(0, end + 1), now);
    int typed = typedLine.length() - 1;
    String lines = typedLine + secrets.take(written.substring(end + 1), now);
    if (lines.isEmpty() || place == null) {
      return null;
    }
    String before = drawn.told(lines, text.screen());
    return events.lines(before + lines, typed < 0 ? -1 : before.length() + typed, takeSkipped());
  }

  /// Reports what there is, also what waits to come to rest.
  @Nullable PaneOutput last(long now) {
    text.rest();
    PaneOutput output = take(now);
    String untold = output == null ? drawn.last() : "";
    return untold.isEmpty() || place == null ? output : events.lines(untold, -1, takeSkipped());
  }

  /// What the pane drew, or wrote over, and has come to rest.
  List<PaneOutput> rested(long now) {
    List<PaneOutput> outputs = new ArrayList<>(1);
    if (now >= restDue() && place != null && begin.purpose() == null) {
      text.rest();
      PaneOutput line = take(now);
      if (line != null) {
        outputs.add(line);
      }
    }
    PaneNews news = drawn.rested(now);
    if (place != null && !news.isEmpty()) {
      events.add(news, takeSkipped(), outputs);
    }
    return outputs;
  }

  /// When a line that was written over counts as come to rest.
  private long restDue() {
    return text.isHeld() ? clock.lastOutput() + REST_MILLIS : NEVER;
  }

  private long takeSkipped() {
    long was = skipped;
    skipped = 0;
    return was;
  }

  /// When something is due without any output, or `Long.MAX_VALUE`.
  long due() {
    long rest = Math.min(restDue(), drawn.due());
    return Math.min(rest, Math.min(Math.min(sliceEnds, secrets.due()), captureDue()));
  }

  private long captureDue() {
    return place == null || begin.purpose() != null
        ? NEVER
        : clock.due(hold.held() ? hold.pauseMillis() : 0);
  }

  boolean sliceIsDue(long now) {
    return now >= sliceEnds || now >= secrets.due();
  }

  boolean captureIsDue(long now) {
    return now >= captureDue();
  }

  /// Whether a capture is under way.
  boolean capturing() {
    return clock.underWay();
  }

  /// The capture that is to be asked for.
  TmuxCommand.Capture capture() {
    return new TmuxCommand.Capture(
        id, begin.purpose() == null ? drawn.above(text.unseenLines()) : begin.above());
  }

  /// A capture was asked for.
  void captureSent(long now) {
    clock.sent(now);
  }

  /// The capture came to nothing: the pane is gone, or tmux did not answer.
  void captureFailed() {
    clock.failed();
    begin.over();
  }

  /// The capture under way will never be answered, its client is gone: ask again.
  void captureLost(long now) {
    clock.lost(now);
  }

  /// The screen was captured: what there is to report of it.
  List<PaneOutput> captured(PaneLook look, long now) {
    Screen screen = look.screen();
    CapturePurpose beginning = begin.purpose();
    CapturePurpose what = beginning == null ? CapturePurpose.CHANGES : beginning;
    boolean quiet = clock.arrived();
    LookedPane looked = begin.looked();
    begin.over();
    if (hose && quiet && !hold.held()) {
      hose = false;
      pace.quiet();
    }
    boolean more = looked == null && what == CapturePurpose.CHANGES && drawn.isPartial(look, now);
    if (more || hose || hold.held() || (!quiet && text.screen())) {
      clock.dirty(now);
    }
    if (hold.held()) {
      hold.captured(screen.rows(), now);
    }
    text.size(screen.width(), screen.height());
    if (more) {
      return List.of();
    }
    text.captured(screen.alternate());
    List<PaneOutput> outputs = new ArrayList<>(1);
    if (beginning != null) {
      discard(); // what it wrote until now is in this picture
    }
    if (looked != null) {
      drawn = looked.told(now);
      return outputs;
    }
    switch (what) {
      case BASELINE -> drawn.baseline(screen, now);
      case NEWCOMER -> {
        PaneNews news = screen.alternate() ? drawn.next(look, now) : drawn.begin(screen);
        events.add(news, takeSkipped(), outputs);
      }
      case CHANGES -> changes(look, outputs, now);
    }
    return outputs;
  }

  private void discard() {
    lost();
    text.captured(text.alternate());
    text.take();
    fed = 0;
    sliceEnds = NEVER;
  }

  private void changes(PaneLook look, List<PaneOutput> outputs, long now) {
    PaneNews news = drawn.next(look, now);
    events.forget();
    if (drawn.asks()) {
      clock.alert(now);
    }
    events.add(news, takeSkipped(), outputs);
  }
}
