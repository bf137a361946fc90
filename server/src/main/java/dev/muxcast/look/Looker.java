package dev.muxcast.look;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.ServerInstance;
import dev.muxcast.tmux.TmuxSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at one tmux server again and again: which panes there are, which of them moved, and what
/// those show. Never two looks at once, none before the last one's news are taken, and none where
/// the server has not run since.
///
/// A look is one command list, and a second one where the first shows what it did not ask for.
/// Panes that moved a moment ago are asked for at once.
///
/// Threads: everything here is the loop's, but for [#start], [#taken], [#want], [#leave], [#alone]
/// and [#close].
public final class Looker implements AutoCloseable {

  /// Told on the loop's thread.
  public interface Listener {

    /// What a look found. The next one waits until [#taken].
    void onLook(Look look);

    /// The server did not answer in time; it is asked again.
    void onSilence(String why);

    /// There is nothing to look at any more.
    void onEnd(Answer why);
  }

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  static final int QUIET_MILLIS = 1_000;
  private static final int LISTING_MILLIS = 500;
  private static final int RECONCILE_MILLIS = 10_000;

  /// How often to look though the server seems not to have run: what it read in the very moment in
  /// which it dealt with us can't be told from that.
  private static final int ANYWAY_MILLIS = 500;

  /// What tmux says where there is no session that panes could be listed in.
  private static final String NO_SESSION = "no current target";

  private static final int MOST_ROUNDS = 8;
  private static final int SILENT_MILLIS = 250;
  private static final int MOST_WAITS = 240;

  private final TmuxSocketLoop loop;
  private final TmuxSocket socket;
  private final LookPace pace;
  private final long newsSinceEpochMillis;
  private final Listener listener;
  private final SeenPanes panes = new SeenPanes();
  private final ServerTime time;
  private final GlancePlan plan = new GlancePlan();
  private String instance = "";
  private String version = "";
  private Dialect dialect = Dialect.TODAYS;
  private boolean closed;
  private boolean alone;
  private boolean busy;
  private boolean telling;
  private boolean listingWanted = true;
  private boolean wanted;
  private long listedAt;
  private long startedAt;
  private long movedAt;
  private long lookedAt;
  private boolean unlisted;

  // The look at hand.
  private final List<PaneLook> found = new ArrayList<>();
  private @Nullable Listing listing;
  private long epochMillis;
  private int rounds;

  /// @param newsSinceEpochMillis all that a server which began later says is news
  public Looker(
      TmuxSocketLoop loop,
      TmuxSocket socket,
      LookPace pace,
      long newsSinceEpochMillis,
      Listener listener) {
    this.loop = loop;
    this.socket = socket;
    this.pace = pace;
    this.newsSinceEpochMillis = newsSinceEpochMillis;
    this.listener = listener;
    this.time = new ServerTime(loop, socket.path());
  }

  /// Begins to look. Any thread.
  public void start() {
    loop.run(this::look);
  }

  /// The news of the last look are dealt with. Any thread.
  public void taken() {
    loop.run(() -> {
      telling = false;
      rest();
    });
  }

  /// That pane's screen is wanted though it may not have moved. Any thread.
  public void want(PaneId pane) {
    loop.run(() -> {
      SeenPane seen = panes.get(pane);
      if (seen != null) {
        seen.want();
        wanted = true;
      }
    });
  }

  /// The screens of these panes are somebody else's to watch, and of no others. Any thread.
  public void leave(Set<PaneId> others) {
    loop.run(() -> wanted |= panes.leave(others));
  }

  /// The whole picture is wanted with the next look. Any thread.
  public void wantListing() {
    loop.run(() -> {
      listingWanted = true;
      wanted = true;
    });
  }

  /// Whether nobody waits for what is seen, so that it is looked less often. Any thread.
  public void alone(boolean is) {
    loop.run(() -> alone = is);
  }

  /// Looks no more. Any thread; what is under way is not told.
  @Override
  public void close() {
    loop.run(() -> {
      closed = true;
      time.close();
    });
  }

  private void rest() {
    if (closed || busy || telling) {
      return;
    }
    long now = TmuxSocketLoop.now();
    boolean quiet = now - movedAt > QUIET_MILLIS;
    boolean byProcess = loop.otherwise(socket.path());
    long pause = pace.pause(quiet, alone, time.costMicros(), byProcess);
    loop.at(startedAt + pause, this::tick);
  }

  /// Time for a look, unless there can be nothing to see.
  private void tick() {
    if (closed || busy || telling) {
      return;
    }
    long now = TmuxSocketLoop.now();
    boolean idle = now - movedAt > QUIET_MILLIS && !wanted && now - lookedAt < ANYWAY_MILLIS;
    boolean stirred = time.stirred();
    unlisted |= stirred;
    if (idle && !stirred && !listingIsDue(now)) {
      startedAt = now;
      rest();
    } else {
      look();
    }
  }

  /// What else than panes' screens may have changed, such as names, is asked for now and then.
  private boolean listingIsDue(long now) {
    long since = now - listedAt;
    return listingWanted || since > RECONCILE_MILLIS || unlisted && since > LISTING_MILLIS;
  }

  private void look() {
    look(true);
  }

  /// @param hot whether to ask at once for the panes that moved a moment ago
  private void look(boolean hot) {
    if (closed || busy || telling) {
      return;
    }
    busy = true;
    wanted = false;
    rounds = 0;
    found.clear();
    listing = null;
    startedAt = TmuxSocketLoop.now();
    lookedAt = startedAt;
    epochMillis = System.currentTimeMillis();
    time.lookBegins();
    LookWords words = new LookWords(RANDOM.nextLong(), dialect);
    plan.ask(words, startedAt, startedAt - movedAt, glancedSince());
    // How a server is asked for texts is known once it has said its version.
    if (listingIsDue(startedAt) && !instance.isEmpty()) {
      words.listing();
    }
    if (hot) {
      panes.askForHot(words);
    }
    ask(words);
  }

  private long glancedSince() {
    return loop.otherwise(socket.path()) ? 0 : epochMillis / 1_000 - 1;
  }

  private void ask(LookWords words) {
    rounds++;
    loop.talk(
        socket.path(),
        words.take(),
        PATIENCE,
        answer -> {
          if (closed) {
            return;
          }
          answered(words, answer);
        });
  }

  private void answered(LookWords words, Answer answer) {
    switch (answer) {
      case Answer.Done done -> {
        Map<String, LookWords.Section> sections = words.sections(done.lines());
        if (rounds > 1 || sections.containsKey("glance") || sections.containsKey("quick")) {
          took(words, sections, done.ok());
        } else if (done.complaint().equals(NO_SESSION)) {
          tookNothing(words.begun(done.lines()));
        } else if (!words.asks().isEmpty()) {
          // To 3.1, tmux tells nothing at all where one of them is gone.
          busy = false;
          look(false);
        } else {
          silent("tmux does not tell of its panes: " + done.complaint());
          loop.at(TmuxSocketLoop.now() + QUIET_MILLIS, this::look);
        }
      }
      case Answer.Late late -> {
        silent(late.why());
        waitUntilItRuns(time.nanos(), 0);
      }
      case Answer.Gone _, Answer.Hostile _, Answer.OtherProtocol _ -> {
        closed = true;
        time.close();
        listener.onEnd(answer);
      }
    }
  }

  private void silent(String why) {
    busy = false;
    time.lookEnds();
    listener.onSilence(why);
  }

  /// A server that is stopped is not asked again before it has run: what it was asked waits in its
  /// socket, and the room there is the user's.
  private void waitUntilItRuns(long nanos, int times) {
    if (!closed) {
      if (time.nanos() != nanos || times >= MOST_WAITS) {
        look();
      } else {
        loop.at(TmuxSocketLoop.now() + SILENT_MILLIS, () -> waitUntilItRuns(nanos, times + 1));
      }
    }
  }

  private void took(LookWords words, Map<String, LookWords.Section> sections, boolean ok) {
    Dialect its = dialect;
    takeGlance(its.rows(sections.get("glance")));
    takeQuickGlance(sections.get("quick"));
    takeListing(its.rows(sections.get("sessions")), its.rows(sections.get("panes")));
    for (LookWords.Ask ask : words.asks()) {
      SeenPane seen = panes.get(ask.pane());
      LookWords.Section section = sections.get("" + ask.pane());
      PaneLook look =
          seen == null || section == null
              ? null
              : LookWords.pane(ask, section, seen.title(), epochMillis);
      if (seen != null && look != null && !seen.took(look, ask)) {
        found.add(look);
      }
    }
    // Where a pane has gone meanwhile, those behind it are left out: the next glance knows better.
    if (rounds >= MOST_ROUNDS || rounds > 1 && !ok || !askMore()) {
      finish();
    }
  }

  private void takeGlance(LookWords.@Nullable Section section) {
    if (section == null) {
      return;
    }
    ServerInstance server = ServerInstance.parse(section.server());
    boolean fresh = !section.server().equals(instance);
    if (fresh) {
      meet(server, section);
    }
    boolean whole = !fresh || server.beganAfter(newsSinceEpochMillis);
    listingWanted |= panes.glanced(section.lines(), whole);
  }

  /// A server without sessions, such as one with `exit-empty off`; to 3.1 it does not say which.
  private void tookNothing(String head) {
    String its = head.isEmpty() ? instance + " " + version : head;
    LookWords.Section nothing = new LookWords.Section(its, List.of());
    takeGlance(nothing);
    if (!instance.isEmpty() && listingWanted) {
      takeListing(nothing, nothing);
    }
    finish();
  }

  /// One that is not known yet is dealt with by a whole glance.
  private void takeQuickGlance(LookWords.@Nullable Section section) {
    if (section == null) {
      return;
    }
    if (!section.server().equals(instance)) {
      plan.want();
      return;
    }
    if (panes.glancedQuickly(section.lines())) {
      plan.want();
      listingWanted = true;
    }
  }

  /// Another server process answers than before.
  private void meet(ServerInstance server, LookWords.Section section) {
    instance = section.server();
    panes.clear();
    listingWanted = true;
    plan.server(section.version());
    dialect = Dialect.of(section.version());
    time.of(server.pid());
  }

  private void takeListing(LookWords.@Nullable Section sessions, LookWords.@Nullable Section rows) {
    if (sessions == null || rows == null) {
      return;
    }
    version = sessions.version();
    listing = Listing.of(sessions, rows);
    listingWanted = false;
    unlisted = false;
    listedAt = startedAt;
  }

  /// Asks for what this look has shown to be due; false when nothing is.
  private boolean askMore() {
    LookWords words = new LookWords(RANDOM.nextLong(), dialect);
    boolean any = listingWanted || plan.wanted();
    if (plan.wanted()) {
      plan.ask(words, startedAt, startedAt - movedAt, glancedSince());
    }
    if (listingWanted) {
      words.listing();
    }
    any |= panes.askForDue(words, epochMillis);
    if (any) {
      ask(words);
    }
    return any;
  }

  private void finish() {
    busy = false;
    time.lookAnswered();
    if (listing == null && found.isEmpty()) {
      rest();
      return;
    }
    if (!found.isEmpty()) {
      movedAt = startedAt;
      unlisted = true;
    }
    telling = true;
    long ended = System.currentTimeMillis();
    listener.onLook(new Look(listing, List.copyOf(found), epochMillis, ended));
  }
}
