package dev.muxcast.collect;

import dev.muxcast.actor.CollectorConfig;
import dev.muxcast.actor.EventSink;
import dev.muxcast.actor.SessionModes;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.CollectorConnected;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.imsg.LoopOfTests;
import dev.muxcast.imsg.OtherWay;
import dev.muxcast.imsg.SocketTrust;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.look.LookPace;
import dev.muxcast.protocol.SchemaCheck;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.OlderTmux;
import dev.muxcast.tmux.ProcessTalk;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A collector on a private tmux, with everything it appended.
final class WatchedTmux implements AutoCloseable {
  final TmuxFixture tmux;
  final List<TmuxSocket> gone = new CopyOnWriteArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private CollectorConfig config;
  private final Way way;

  /// What the log refuses by a fault, once for each event that this holds for.
  volatile Predicate<Event> refused = event -> false;

  /// So many times more nobody can say where the log's top is.
  final AtomicInteger topless = new AtomicInteger();

  /// How it was watched last.
  private volatile @Nullable String mode;

  private TmuxEventCollector collector;

  WatchedTmux(TmuxFixture tmux, List<String> exclude) {
    this(tmux, exclude, Duration.ofSeconds(10));
  }

  /// @param reconcile how often the picture is asked for without a reason
  WatchedTmux(TmuxFixture tmux, List<String> exclude, Duration reconcile) {
    this(tmux, Way.ofTests(tmux), exclude, reconcile, null, SessionModes.NONE);
  }

  /// Watches by control clients, whatever the version.
  static WatchedTmux attached(TmuxFixture tmux) {
    return with(tmux, tmux.binary(), WatchMode.ATTACH);
  }

  /// Watches by looking, whatever the version.
  static WatchedTmux looked(TmuxFixture tmux) {
    return with(tmux, tmux.binary(), WatchMode.LOOK);
  }

  /// Watches with a program that may be of another version than the server.
  ///
  /// @param mode null leaves it to the server's version
  static WatchedTmux with(TmuxFixture tmux, TmuxBinary program, @Nullable WatchMode mode) {
    Way way = new Way(tmux.socket(), program.program(), LoopOfTests.LOOP, () -> {});
    return new WatchedTmux(tmux, way, List.of(), Duration.ofSeconds(10), mode, SessionModes.NONE);
  }

  /// Watches some sessions another way than the others.
  static WatchedTmux with(TmuxFixture tmux, WatchMode mode, SessionModes sessionModes) {
    return new WatchedTmux(
        tmux, Way.ofTests(tmux), List.of(), Duration.ofSeconds(10), mode, sessionModes);
  }

  /// Watches as if it spoke another protocol: each look is a process.
  static WatchedTmux byProcess(TmuxFixture tmux) {
    Way way = Way.byProcess(tmux);
    return new WatchedTmux(
        tmux, way, List.of(), Duration.ofSeconds(10), WatchMode.LOOK, SessionModes.NONE);
  }

  /// How a server is reached.
  private record Way(
      TmuxSocket socket, TmuxProgram program, TmuxSocketLoop loop, AutoCloseable end) {

    static Way ofTests(TmuxFixture tmux) {
      return new Way(tmux.socket(), tmux.binary().program(), LoopOfTests.LOOP, () -> {});
    }

    static Way byProcess(TmuxFixture tmux) {
      OlderTmux older = new OlderTmux(tmux);
      try {
        OtherWay processes = new ProcessTalk(older.program());
        TmuxSocketLoop loop = TmuxSocketLoop.start(SocketTrust.ours(), processes);
        return new Way(
            older.socket(),
            older.program(),
            loop,
            () -> {
              loop.close();
              older.close();
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// When the log was last appended to by an earlier run, as the next start finds it.
  volatile long lastRun;

  private WatchedTmux(
      TmuxFixture tmux,
      Way way,
      List<String> exclude,
      Duration reconcile,
      @Nullable WatchMode mode,
      SessionModes sessionModes) {
    this.tmux = tmux;
    this.way = way;
    Path file = tmux.folder().resolve("picture");
    this.config = config(exclude, reconcile, file, mode, sessionModes);
    this.collector = fresh();
  }

  private static CollectorConfig config(
      List<String> exclude,
      Duration reconcile,
      Path file,
      @Nullable WatchMode mode,
      SessionModes sessionModes) {
    return new CollectorConfig(
        null,
        List.of(),
        exclude,
        reconcile,
        file,
        2L << 20,
        RedactionRules.shippedAnd("", List.of()),
        mode,
        sessionModes,
        LookPace.STANDARD,
        AgentCatalog.shipped());
  }

  WatchedTmux(TmuxFixture tmux) {
    this(tmux, List.of());
  }

  private TmuxEventCollector fresh() {
    EventSink sink =
        new EventSink() {
          @Override
          public long append(Event event) {
            if (refused.test(event)) {
              throw new IllegalStateException("of the test");
            }
            if (wrong.isEmpty()) {
              wrong.addAll(SchemaCheck.errors(event));
            }
            if (event.data() instanceof CollectorConnected connected) {
              mode = connected.mode();
            }
            synchronized (events) {
              events.add(event);
              return events.size();
            }
          }

          @Override
          public void publish() {}

          @Override
          public long lastRunEpochMillis() {
            return lastRun;
          }

          @Override
          public long top() {
            if (topless.getAndDecrement() > 0) {
              throw new IllegalStateException("of the test");
            }
            synchronized (events) {
              return events.size();
            }
          }
        };
    return new TmuxEventCollector(config, way.program(), way.loop(), sink, gone::add);
  }

  /// Whether it is watched by looking.
  boolean looks() {
    return "look".equals(mode);
  }

  TmuxEventCollector collector() {
    return collector;
  }

  /// Starts and waits until all sessions there are have their clients.
  WatchedTmux start() {
    collector.start();
    collector.appeared(way.socket());
    return this;
  }

  /// Starts and waits until that session's output is watched.
  WatchedTmux start(String session) {
    start();
    awaitWatched(session);
    return this;
  }

  void awaitWatched(String session) {
    TmuxFixture.await(
        session + " is watched",
        () ->
            collector
                .snapshot(place -> session.equals(place.session()), false)
                .join()
                .sessions()
                .stream()
                .anyMatch(each -> each.watched()));
  }

  /// Stops and starts again, as a restart of the server would.
  void restart() {
    collector.close();
    collector = fresh();
  }

  /// Stops and starts again in another mode; what happens meanwhile is done by that.
  void restart(WatchMode mode, Runnable meanwhile) {
    collector.close();
    meanwhile.run();
    config =
        config(
            config.exclude(),
            config.reconcile(),
            java.util.Objects.requireNonNull(config.pictureFile()),
            mode,
            config.sessionModes());
    collector = fresh();
  }

  List<Event> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  void forget() {
    synchronized (events) {
      events.clear();
    }
  }

  Event await(String type, Predicate<Event> test) {
    TmuxFixture.await(type + " among " + this, () -> first(type, test) != null);
    return java.util.Objects.requireNonNull(first(type, test));
  }

  Event await(String type) {
    return await(type, event -> true);
  }

  @Nullable Event first(String type, Predicate<Event> test) {
    return events().stream()
        .filter(event -> event.data().type().equals(type) && test.test(event))
        .findFirst()
        .orElse(null);
  }

  <T extends EventData> List<T> all(Class<T> type) {
    return events().stream().map(Event::data).filter(type::isInstance).map(type::cast).toList();
  }

  /// What a session's panes wrote in lines, joined.
  String lines(String session) {
    StringBuilder text = new StringBuilder();
    for (Event event : events()) {
      if (session.equals(event.place().session())
          && event.data() instanceof PaneOutput output
          && output.mode() == PaneOutput.Mode.LINES) {
        text.append(output.content());
      }
    }
    return text.toString();
  }

  /// What a session's panes showed, whichever way, joined by LF.
  String shown(String session) {
    StringBuilder text = new StringBuilder();
    for (Event event : events()) {
      if (session.equals(event.place().session()) && event.data() instanceof PaneOutput output) {
        text.append(output.content()).append('\n');
      }
    }
    return text.toString();
  }

  /// The types and sessions of the events so far, for messages and simple asserts.
  List<String> story() {
    return events().stream()
        .filter(event -> !(event.data() instanceof PaneOutput))
        .map(event -> event.data().type() + " " + event.place().session())
        .toList();
  }

  @Override
  public String toString() {
    List<Event> all = events();
    String last = all.subList(Math.max(0, all.size() - 30), all.size()).toString();
    return last.substring(Math.max(0, last.length() - 4000));
  }

  @Override
  public void close() {
    collector.close();
    try {
      way.end().close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    tmux.close();
    if (!wrong.isEmpty()) {
      throw new AssertionError("an event that the contract does not allow: " + wrong);
    }
  }
}
