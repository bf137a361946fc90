package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Place;
import dev.muxcast.guard.Bound;
import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.screen.CapturedText;
import dev.muxcast.screen.LookedText;
import dev.muxcast.screen.OutputEvents;
import dev.muxcast.screen.PaneNews;
import dev.muxcast.screen.ScreenDiff;
import dev.muxcast.screen.TerminalSignals;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.text.ScreenSecrets;
import dev.muxcast.text.SecretStream;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One pane as it is followed by looking at it. No I/O. Mutable, owned by the Collector thread.
/// Times without `Epoch` are milliseconds of a steady clock.
final class LookedPane implements WatchedPane {

  /// What a look brought.
  ///
  /// @param outputs to be told, in this order
  /// @param moved whether the screen is another one than before
  /// @param tornSinceEpochMillis since when nobody knows what went by, where that is to be told, or
  ///   -1; what goes on is told once a second
  /// @param left where the pane was since then, when it is in another session now
  record Brought(
      List<PaneOutput> outputs, boolean moved, long tornSinceEpochMillis, List<Place> left) {}

  private static final int NO_WRAPS = Integer.MAX_VALUE;
  private static final int TORN_MILLIS = 1_000;

  private final PaneId id;
  private final RedactionRules redaction;
  private final LookedText text = new LookedText();
  private final OutputEvents events;
  private final SecretStream secrets;
  private final TerminalSignals signals = new TerminalSignals();
  private @Nullable CapturePurpose begin;

  private @Nullable Place place;

  /// Where it was since the last look, in other sessions.
  private final List<Place> left = new ArrayList<>();

  private @Nullable Screen screen;
  private @Nullable Screen masked;
  private @Nullable String title;
  private String lastTitle = "";
  private int program;
  private long lastOutput;
  private long lastLookEpochMillis;
  private long tornSinceEpochMillis = -1;
  private long tornTold = Long.MIN_VALUE / 2;

  /// @param begin what its first look is for
  /// @param sinceEpochMillis when it was not there yet, or was seen last
  LookedPane(
      PaneId id,
      CapturePurpose begin,
      long sinceEpochMillis,
      SeverityRules rules,
      RedactionRules redaction) {
    this.id = id;
    this.lastLookEpochMillis = sinceEpochMillis;
    this.begin = begin;
    this.redaction = redaction;
    this.events = new OutputEvents(rules);
    this.secrets = new SecretStream(redaction);
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
    Place was = place;
    if (was != null && !Objects.equals(was.sessionId(), is.sessionId())) {
      left.add(was);
    }
    place = is;
  }

  @Override
  public long lastOutput() {
    return lastOutput;
  }

  @Override
  public boolean willCapture() {
    return begin != null;
  }

  @Override
  public void alert(long now) {
    // What moves is looked at as often as it can be.
  }

  @Override
  public @Nullable String takeTitle() {
    String was = title;
    title = null;
    return was;
  }

  @Override
  public TerminalSignals signals() {
    return signals;
  }

  /// Its screen as it was seen last, without secrets; null before the first look.
  @Nullable Screen masked() {
    return masked;
  }

  /// That process is the pane's first one; another than before means `respawn-pane`.
  private void program(int pid) {
    if (pid > 0) {
      if (program != 0 && program != pid) {
        text.anew();
        events.forget();
        secrets.forget();
      }
      program = pid;
    }
  }

  /// What was seen of it can't be relied on: its screen is told anew.
  void again() {
    begin = CapturePurpose.CHANGES;
  }

  /// A control client brought its output so far, and told it: looks go on behind that. What it
  /// would have brought next is not known.
  ///
  /// @param read what was told
  /// @param width of the pane, in cells
  void goOn(CapturedText read, int width, @Nullable Place was) {
    begin = null;
    place = was;
    text.goOn(read, width);
  }

  /// It is looked at for the last time, by the control client that brings its output from here on
  /// and in line with that.
  ///
  /// @return what looks have to tell of it; what it draws on the alternate screen is in [#told]
  Brought lastLook(PaneLook look, long now) {
    Brought brought = looked(look, false, now);
    if (look.screen().alternate()) {
      return brought;
    }
    Brought rest = last(now);
    List<PaneOutput> outputs = new ArrayList<>(brought.outputs());
    outputs.addAll(rest.outputs());
    Brought torn = brought.tornSinceEpochMillis() < 0 ? rest : brought;
    return new Brought(outputs, brought.moved(), torn.tornSinceEpochMillis(), torn.left());
  }

  /// What was told of it, for the control client that goes on with that.
  CapturedText told(long now) {
    CapturedText told = text.drawn();
    Screen shown = masked;
    if (shown != null && !shown.alternate()) {
      told.goOn(shown, now);
    }
    return told;
  }

  /// It was looked at.
  ///
  /// @param typing whether somebody types at a shell there
  Brought looked(PaneLook look, boolean typing, long now) {
    if (look.title() != null && !look.title().isEmpty() && !look.title().equals(lastTitle)) {
      lastTitle = look.title();
      title = lastTitle;
    }
    program(look.pid());
    Screen before = screen;
    screen = look.screen();
    boolean moved = before == null || !sameSight(before, screen);
    if (moved) {
      lastOutput = now;
      masked = CollectorContext.masked(screen, redaction);
    }
    CapturePurpose first = begin;
    begin = null;
    Screen shown = masked == null ? screen : masked;
    PaneNews news =
        first == null ? text.next(look, shown, typing, now) : text.begin(look, shown, first, now);
    if (news.torn() && tornSinceEpochMillis < 0) {
      tornSinceEpochMillis = lastLookEpochMillis;
    }
    if (!look.screen().alternate()) {
      lastLookEpochMillis = look.epochMillis();
    }
    Brought brought = brought(outputs(news, now), moved, tornSince(now));
    if (tornSinceEpochMillis < 0) {
      left.clear();
    }
    return brought;
  }

  private Brought brought(List<PaneOutput> outputs, boolean moved, long since) {
    return new Brought(outputs, moved, since, since < 0 ? List.of() : List.copyOf(left));
  }

  private long tornSince(long now) {
    long since = now - tornTold < TORN_MILLIS ? -1 : tornSinceEpochMillis;
    if (since >= 0) {
      tornSinceEpochMillis = -1;
      tornTold = now;
    }
    return since;
  }

  private static boolean sameSight(Screen before, Screen now) {
    return before.rows().equals(now.rows())
        && before.scrolled() == now.scrolled()
        && before.alternate() == now.alternate();
  }

  private List<PaneOutput> outputs(PaneNews news, long now) {
    List<PaneOutput> outputs = new ArrayList<>(1);
    long skipped = skippedBytes(news.skippedRows());
    Bound.LOOKED_ROWS.cost(Math.max(0, news.skippedRows()));
    if (news.torn() || skipped > 0) {
      events.forget();
      secrets.forget();
    }
    if (!news.lines().isEmpty()) {
      lines(news.lines(), news.typedEnd(), skipped, now, outputs);
      skipped = outputs.isEmpty() ? skipped : 0;
    }
    events.add(
        PaneNews.NOTHING.with(redacted(news.screen()), redacted(news.moving())), skipped, outputs);
    return outputs;
  }

  private ScreenDiff redacted(ScreenDiff diff) {
    return new ScreenDiff(
        diff.rows(), ScreenSecrets.redact(redaction, diff.lines(), NO_WRAPS, -1, -1));
  }

  /// What came to rest, or else the beginning of what might have become a secret.
  private List<PaneOutput> waited(PaneNews news, long now) {
    List<PaneOutput> outputs = outputs(news, now);
    if (outputs.isEmpty()) {
      lines("", -1, 0, now, outputs);
    }
    return outputs;
  }

  private void lines(
      String written, int typedEnd, long skipped, long now, List<PaneOutput> outputs) {
    String typed = typedEnd < 0 ? "" : secrets.take(written.substring(0, typedEnd + 1), now);
    String rest = secrets.take(written.substring(typedEnd + 1), now);
    int end = typed.length() - 1;
    String all = typed + rest;
    if (!all.isEmpty()) {
      events.lines(all, end, skipped, outputs);
    }
  }

  /// Rows that nobody saw have as many bytes as those that are seen.
  private long skippedBytes(int rows) {
    Screen seen = screen;
    if (rows <= 0 || seen == null) {
      return 0;
    }
    long bytes = 0;
    int texts = 1;
    for (String row : seen.rows()) {
      bytes += row.getBytes(StandardCharsets.UTF_8).length;
      texts += row.isEmpty() ? 0 : 1;
    }
    return rows * (1 + bytes / texts);
  }

  /// When something is due without any look, or `Long.MAX_VALUE`.
  long due() {
    long torn = tornSinceEpochMillis < 0 ? Long.MAX_VALUE : tornTold + TORN_MILLIS;
    return Math.min(torn, Math.min(text.due(), secrets.due()));
  }

  /// What is due to be told now.
  Brought tick(long now) {
    return brought(waited(text.rested(now), now), false, tornSince(now));
  }

  /// Everything that waits for a timer.
  Brought last(long now) {
    return brought(waited(text.last(), now), false, tornSinceEpochMillis);
  }
}
