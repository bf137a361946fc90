package dev.muxcast.actor;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.guard.Errands;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.look.PaneLook;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.text.ScreenSecrets;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlClient.Purpose;
import dev.muxcast.tmux.ControlEnd;
import dev.muxcast.tmux.ControlListener;
import dev.muxcast.tmux.OutputBudget;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.Labels;
import dev.muxcast.topology.Places;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Collector's parts share: the way to the log, the clocks, the inbox, the rules. All of
/// it is used on the Collector thread, but for the inbox.
///
/// @param budget bounds the output that waits in the inbox
/// @param loop carries what is said to tmux over its sockets
/// @param proc reads what the kernel tells of processes
/// @param files reads what agents keep, in folders that may hang
/// @param audience whether anybody is connected
/// @param faults where faults in the work on one of many things are brought
public record CollectorContext(
    CollectorConfig config,
    TmuxProgram tmux,
    EventSink sink,
    Inbox inbox,
    SeverityRules rules,
    Places places,
    OutputBudget budget,
    PartFaults faults,
    TmuxSocketLoop loop,
    Errands proc,
    Errands files,
    Audience audience) {

  /// How long tmux may take for an answer.
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The rules for agents.
  public AgentCatalog agents() {
    return config.agents();
  }

  /// Milliseconds of a steady clock.
  public static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /// The screen in an answer, without its secrets; null when the pane is gone.
  public @Nullable Screen screen(Reply reply) {
    Screen screen = Screen.of(reply);
    return screen == null ? null : masked(screen, config.redaction());
  }

  /// The screen in an answer with the rows above that were asked for; null when the pane is gone.
  public static @Nullable PaneLook look(PaneId pane, Reply reply) {
    Screen screen = Screen.of(reply);
    return screen == null
        ? null
        : new PaneLook(
            pane, -1, screen, Screen.above(reply), null, null, System.currentTimeMillis());
  }

  /// The same without secrets.
  public PaneLook masked(PaneLook look) {
    Screen screen = look.screen();
    List<String> above = look.above();
    List<String> rows = new ArrayList<>(above);
    rows.addAll(screen.rows());
    List<String> masked =
        ScreenSecrets.redact(
            config.redaction(),
            rows,
            screen.width(),
            above.size() + screen.cursorRow(),
            screen.cursorColumn());
    return new PaneLook(
        look.pane(),
        look.pid(),
        screen.withRows(masked.subList(above.size(), masked.size())),
        masked.subList(0, above.size()),
        null,
        null,
        look.epochMillis());
  }

  /// The screen without its secrets.
  public static Screen masked(Screen screen, RedactionRules redaction) {
    return screen.withRows(
        ScreenSecrets.redact(
            redaction, screen.rows(), screen.width(), screen.cursorRow(), screen.cursorColumn()));
  }

  /// What makes names, titles and folders fit to be told.
  public Labels labels() {
    return new Labels(config.redaction());
  }

  /// Appends an event that happens now.
  public void append(Place place, EventData data) {
    append(place, data, System.currentTimeMillis());
  }

  /// Appends an event. One that can't be is as if it were never made: the tmux server is unsure.
  public void append(Place place, EventData data, long epochMillis) {
    try {
      sink.append(new Event(epochMillis, place, data));
    } catch (RuntimeException fault) {
      faults.met(fault);
    }
  }

  /// Starts a control client beside the Collector, whose messages come back on its thread.
  ///
  /// @param about the server that is made unsure by a fault in dealing with them
  public void attach(
      Watched about, TmuxSocket socket, SessionId session, Purpose purpose, Attached then) {
    ControlListener listener =
        new ControlListener() {
          @Override
          public void onStart(ControlClient client) {
            if (!inbox.put(Message.about(about, () -> then.started(client)))) {
              client.detach();
            }
          }

          @Override
          public void onBatch(ControlBatch batch) {
            if (!inbox.put(Message.about(about, () -> deal(batch, then)))) {
              batch.done();
            }
          }

          @Override
          public void onEnd(ControlClient client, ControlEnd end) {
            inbox.put(Message.about(about, () -> then.ended(client, end)));
          }
        };
    if (files.send(() -> attach(about, socket, session, purpose, listener, then)) == null) {
      notStarted(about, then, "too much is to be done already");
    }
  }

  private void attach(
      Watched about,
      TmuxSocket socket,
      SessionId session,
      Purpose purpose,
      ControlListener listener,
      Attached then) {
    try {
      ControlClient.attach(tmux, socket, session, purpose, listener, budget, PATIENCE);
    } catch (IOException e) {
      notStarted(about, then, String.valueOf(e.getMessage()));
    }
  }

  private void notStarted(Watched about, Attached then, String why) {
    inbox.put(Message.about(about, () -> then.notStarted(why)));
  }

  /// What it held in the inbox's budget is given back, whatever comes of it.
  private static void deal(ControlBatch batch, Attached then) {
    try {
      then.read(batch);
    } finally {
      batch.done();
    }
  }

  /// Who hears of a control client, on the Collector thread.
  public interface Attached {

    /// Its process runs: whoever does not want it any more detaches it.
    void started(ControlClient client);

    /// It could not be started.
    void notStarted(String why);

    /// What it read.
    void read(ControlBatch batch);

    /// It ended.
    void ended(ControlClient client, ControlEnd end);
  }
}
