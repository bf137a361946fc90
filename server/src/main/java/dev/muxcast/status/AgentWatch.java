package dev.muxcast.status;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.agent.AgentState;
import dev.muxcast.agent.AgentTypes;
import dev.muxcast.agent.Animation;
import dev.muxcast.agent.Arbiter;
import dev.muxcast.agent.Judgement;
import dev.muxcast.agent.OwnState;
import dev.muxcast.agent.PaneJudge;
import dev.muxcast.agent.Signals;
import dev.muxcast.agent.Status;
import dev.muxcast.agent.Verdict;
import dev.muxcast.event.Explanation;
import dev.muxcast.screen.CaptureClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One agent in a pane: its signals, and what was told of it.
///
/// No I/O. Mutable, owned by the Collector thread. Times are milliseconds of a steady clock.
final class AgentWatch {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int AGREE_MILLIS = 50;
  private static final int START_MILLIS = 300;
  private static final int OWN_EVERY_MILLIS = 100;
  private static final int OWN_FOR_MILLIS = 1_500;

  WatchedPane pane;
  final String type;

  /// The process that it is, or that shows it; not above 0 where that can't be told.
  final int process;

  /// Until when nothing is done for it that is due, after a fault in that.
  long restUntil;

  private final long begun;
  private AgentState state = AgentState.NONE;
  private List<String> rows = List.of();
  private String title;
  private String judgedTitle = "";
  private @Nullable Verdict verdict;
  private boolean settled;
  private boolean gone;
  private long lookedAt;
  private long verdictSince;
  private long lookWanted = NEVER;
  private long lookSent = NEVER;
  final ToldTimes times = new ToldTimes();
  private @Nullable OwnState program;
  private @Nullable OwnFile session;
  private long sessionLookAt = NEVER;
  private @Nullable OwnState hook;
  private @Nullable UsageReader usage;
  private long hookCheckAt = NEVER;
  private int seenSignals;

  AgentWatch(WatchedPane pane, String type, int process, String title, long now) {
    this.pane = pane;
    this.type = type;
    this.process = process;
    this.title = title;
    begun = now;
    lookWanted = now;
  }

  /// Goes on from what was told of the agent that was there before.
  void after(AgentWatch old) {
    state = old.state;
  }

  AgentState state() {
    return state;
  }

  String title() {
    return title;
  }

  void title(String title) {
    this.title = title;
  }

  void session(OwnFile session) {
    this.session = session;
  }

  /// Its pane may be watched another way than before.
  void seenAs(WatchedPane now) {
    if (pane != now) {
      pane = now;
      seenSignals = now.signals().count();
      if (usage != null) {
        usage.seenAs(now);
      }
    }
  }

  /// The pane wrote.
  void output(long now) {
    String set = pane.signals().takeProgram();
    if (set != null) {
      program = OwnState.ofProgramStatus(set, now);
      sessionLookAt = now;
    }
    if (pane.signals().count() != seenSignals) {
      seenSignals = pane.signals().count();
      sessionLookAt = now;
    }
    if (lookWanted == NEVER) {
      lookWanted = now;
    }
    if (session != null && sessionLookAt == NEVER) {
      sessionLookAt = now + OWN_EVERY_MILLIS;
    }
  }

  void usage(@Nullable UsageReader usage) {
    this.usage = usage;
  }

  @Nullable UsageReader usage() {
    return usage;
  }

  /// What of its status concerns its usage.
  void tellUsage(Status told, long now) {
    if (told == Status.EXITED) {
      endUsage(now);
    } else if (usage != null) {
      usage.told(told, now);
    }
  }

  /// It ended: what it wrote last is still read.
  void endUsage(long now) {
    if (usage != null) {
      usage.end(now);
      usage = null;
    }
  }

  /// Its pane is gone, or its server.
  void leave() {
    if (usage != null) {
      usage.leave();
      usage = null;
    }
    drop();
  }

  /// It is not watched any more.
  void drop() {
    if (session != null) {
      session.drop();
    }
  }

  /// The agent ran a hook.
  void hook(OwnState says, long now) {
    hook = says;
    hookCheckAt = now + Arbiter.AHEAD_MILLIS + 1;
  }

  /// When the pane has to be looked at, unless its own capture comes first.
  long lookDue() {
    if (lookSent != NEVER) {
      return lookSent + CaptureClock.PATIENCE_MILLIS;
    }
    if (lookWanted == NEVER || pane.willCapture()) {
      return NEVER;
    }
    long quiet = pane.lastOutput() + CaptureClock.QUIET_MILLIS;
    return Math.min(quiet, Math.max(lookWanted, lookedAt) + CaptureClock.BUSY_MILLIS);
  }

  /// A look was asked for.
  void lookSent(long now) {
    lookSent = now;
  }

  /// When something may have to be told without any look.
  long due() {
    long starts = state.told() == null ? begun + START_MILLIS : NEVER;
    long own = Math.min(sessionLookAt, session == null ? NEVER : session.due());
    return Math.min(Math.min(starts, hookCheckAt), Math.min(own, state.due(pane.lastOutput())));
  }

  /// The pane was looked at.
  ///
  /// @param left whether somebody's shell is in front again
  /// @param still what [#showsStill] says of this look: then it need not be judged anew
  void looked(AgentCatalog catalog, PaneJudge.Look look, boolean left, boolean still, long now) {
    boolean quiet = pane.lastOutput() + CaptureClock.QUIET_MILLIS <= now;
    Verdict before = verdict;
    if (left) {
      verdict = Verdict.left(type, look.rows());
    } else if (before == null || before.status() == Status.EXITED || !still) {
      verdict = opened(PaneJudge.judge(catalog, look));
    }
    if (before == null || verdict == null || before.status() != verdict.status()) {
      verdictSince = now;
    }
    boolean agrees =
        before != null
            && verdict != null
            && before.status() == verdict.status()
            && now - lookedAt >= AGREE_MILLIS;
    settled = quiet || agrees;
    rows = look.rows();
    title = look.title();
    judgedTitle = title;
    lookedAt = now;
    lookSent = NEVER;
    lookWanted = quiet ? NEVER : now;
    if (hook != null && verdict != null && settled && Arbiter.outdates(verdict, now, hook)) {
      hook = null;
    }
    if (verdict != null && verdict.status().urgent() && !settled) {
      pane.alert(now);
    }
  }

  /// Who opened the choices that a screen shows: the agent in its turn or at its start, or the user
  /// while it was idle.
  private Verdict opened(Verdict seen) {
    Judgement told = state.told();
    if (told == null || !seen.picker()) {
      return seen;
    }
    return switch (told.status()) {
      case READY, LIMITED, ERROR -> seen.opened(true);
      case STARTING, BUSY, WAITING, EXITED -> seen.opened(false);
      case UNKNOWN -> seen;
    };
  }

  /// Whether that is what was judged last, but for what moves while an agent works.
  boolean showsStill(List<String> now, String named) {
    boolean works = verdict != null && verdict.status() == Status.BUSY;
    return Animation.only(judgedTitle, named, works) && Animation.only(rows, now, works);
  }

  /// The look came to nothing.
  void lookFailed() {
    lookSent = NEVER;
    lookWanted = NEVER;
  }

  /// Tmux says that the pane's program ended.
  void gone() {
    gone = true;
  }

  /// Draws the conclusion from the signals.
  ///
  /// @return whether there is something new to be told
  boolean conclude(long now) {
    OwnState own = program;
    if (session != null) {
      session.readSoon(now);
      OwnState kept = session.says();
      own = kept == null ? program : kept;
      boolean recent = pane.lastOutput() + OWN_FOR_MILLIS > now;
      sessionLookAt = recent ? now + OWN_EVERY_MILLIS : NEVER;
    } else {
      sessionLookAt = NEVER;
    }
    if (hookCheckAt <= now) {
      hookCheckAt = NEVER;
      lookWanted = Math.min(lookWanted, now);
    }
    Judgement judgement = Arbiter.decide(signals(own));
    if (judgement == null && state.told() == null && begun + START_MILLIS <= now) {
      judgement = Judgement.starting(now);
    }
    AgentState next = state.next(judgement, pane.lastOutput(), now);
    boolean news = next.differsFrom(state);
    state = next;
    return news;
  }

  /// All that is known now.
  Signals signals(@Nullable OwnState own) {
    return new Signals(
        gone,
        verdict,
        settled,
        lookedAt,
        verdictSince,
        own,
        hook,
        pane.signals().progress() && !type.equals("claude"),
        pane.lastOutput());
  }

  /// Everything that was seen, what decided first.
  List<Explanation.Signal> seen(long now) {
    List<Explanation.Signal> seen = new ArrayList<>();
    Judgement told = state.told();
    if (told != null) {
      seen.add(
          signal(told.source(), told.status(), told.rule(), told.line(), now - told.atMillis()));
      if (told.against() != null) {
        seen.add(new Explanation.Signal("rules", null, null, told.against(), 0));
      }
    }
    if (verdict != null) {
      seen.add(
          signal(
              verdict.source(), verdict.status(), verdict.rule(), verdict.line(), now - lookedAt));
    }
    for (OwnState own : new OwnState[] {program, session == null ? null : session.says(), hook}) {
      if (own != null) {
        seen.add(signal(own.source(), own.status(), null, own.line(), now - own.atMillis()));
      }
    }
    if (pane.signals().progress()) {
      seen.add(signal("progress", Status.BUSY, null, "OSC 9;4", now - pane.lastOutput()));
    }
    String notification = pane.signals().notification();
    if (notification != null) {
      seen.add(new Explanation.Signal("notification", null, null, notification, 0));
    }
    return seen;
  }

  private static Explanation.Signal signal(
      String source, Status says, @Nullable String rule, @Nullable String line, long age) {
    return new Explanation.Signal(source, says.word(), rule, line, Math.max(0, age));
  }

  List<String> rows() {
    return rows;
  }

  /// Whether its process was gone when something else was seen in front.
  boolean endedBefore(Front front) {
    return process > 0 && front.ended() == process && !AgentTypes.isAgent(front.type());
  }

  /// Whether that is another agent, or the same one started anew.
  boolean isFollowedBy(Front front) {
    boolean again = process > 0 && front.ended() == process;
    return AgentTypes.isAgent(front.type()) && (again || !type.equals(front.type()));
  }

  /// A pane's title, unless the agent that ended there left it behind.
  static String title(@Nullable AgentWatch agent, String title) {
    return agent != null && agent.exited() && title.equals(agent.title) ? "" : title;
  }

  /// What stands below the last row of a screen that it left; all of it while it is there.
  List<String> drawnSince(List<String> now) {
    int from = exited() ? now.size() : 0;
    while (from > 0 && (now.get(from - 1).isBlank() || !rows.contains(now.get(from - 1)))) {
      from--;
    }
    return now.subList(from, now.size());
  }

  /// Somebody took notice of what needs attention.
  ///
  /// @return whether there was something
  boolean acknowledge() {
    boolean was = state.attention() != null;
    state = was ? state.acknowledge() : state;
    return was;
  }

  /// Whether it ended, and that was told. One that was begun in its place has not.
  boolean exited() {
    boolean ended = gone || verdict != null && verdict.status() == Status.EXITED;
    return ended && toldAs(Status.EXITED);
  }

  boolean busy() {
    return toldAs(Status.BUSY);
  }

  private boolean toldAs(Status status) {
    Judgement told = state.told();
    return told != null && told.status() == status;
  }
}
