package dev.muxcast.control;

import dev.muxcast.auth.Grant;
import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.collect.TmuxLine;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.server.Refused;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.WindowId;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Does what clients ask for in tmux: finds the target, checks the scope, lets one command at a
/// time at a pane, announces it, and has it written down.
///
/// Any thread that may wait for tmux. Owns the memory of what was done, so one per server.
public final class Commander {
  private static final long PATIENCE_SECONDS = 5;

  private final TmuxEventCollector collector;
  private final TmuxProgram tmux;
  private final CommandJournal journal;
  private final ServerCommands servers;
  private final Repeats repeats = new Repeats();
  private final ReentrantLock[] lanes = new ReentrantLock[16];

  /// @param home where sessions start that name no folder
  public Commander(
      TmuxEventCollector collector, TmuxProgram tmux, CommandJournal journal, String home) {
    this.collector = collector;
    this.tmux = tmux;
    this.journal = journal;
    servers = new ServerCommands(tmux, home);
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new ReentrantLock();
    }
  }

  /// Does it, or answers what came of it when it was done before.
  ///
  /// @throws Refused when the token does not reach the target, or there is none
  public CommandResult run(Request.Command command, Grant grant) {
    return repeats.once(grant.tokenId(), command, () -> recorded(command, grant));
  }

  private CommandResult recorded(Request.Command command, Grant grant) {
    Place place = Place.NOWHERE;
    try {
      Picture picture = await(collector.snapshot(command.target()::names, false));
      Aimed aimed = Aimed.at(command, picture, grant);
      place = aimed.place();
      nameInScope(command, grant);
      CommandResult result = inTurn(command, aimed);
      journal.done(grant, command, place, result.outcome().word());
      announce(command, grant, place, result);
      return result;
    } catch (Refused e) {
      journal.done(grant, command, place, e.code().name());
      throw e;
    }
  }

  /// A token for some sessions can't make one that it would not see, nor take one out of its sight.
  private static void nameInScope(Request.Command command, Grant grant) {
    boolean names =
        switch (command.verb()) {
          case NEW_SESSION, RENAME_SESSION -> true;
          case SEND_TEXT,
              SEND_KEYS,
              INTERRUPT,
              RESPOND,
              NEW_WINDOW,
              KILL_PANE,
              KILL_WINDOW,
              KILL_SESSION,
              RENAME_WINDOW ->
              false;
        };
    if (names && !grant.seesSession(command.name())) {
      throw new Refused(ErrorCode.FORBIDDEN, "this token is for sessions of other names");
    }
  }

  private CommandResult inTurn(Request.Command command, Aimed aimed) {
    ReentrantLock lane = lanes[Math.floorMod(aimed.id().hashCode(), lanes.length)];
    lane.lock();
    try {
      return perform(command, aimed);
    } finally {
      lane.unlock();
    }
  }

  private CommandResult perform(Request.Command command, Aimed aimed) {
    TmuxLine line =
        await(collector.line(aimed.server(), aimed.instance()))
            .orElseThrow(
                () -> new Refused(ErrorCode.TARGET_NOT_FOUND, "that tmux server is not there now"));
    return switch (command.verb()) {
      case SEND_TEXT, SEND_KEYS, INTERRUPT, RESPOND -> type(hand(line, aimed), aimed, command);
      case NEW_SESSION -> servers.newSession(line, command);
      case NEW_WINDOW -> servers.newWindow(line, aimed, command);
      case KILL_PANE ->
          servers.kill(line, command.verb(), id(PaneId.parse("" + aimed.place().paneId())));
      case KILL_WINDOW ->
          servers.kill(line, command.verb(), id(WindowId.parse("" + aimed.place().windowId())));
      case KILL_SESSION ->
          servers.kill(line, command.verb(), id(SessionId.parse("" + aimed.place().sessionId())));
      case RENAME_SESSION ->
          servers.rename(line, command.verb(), "" + aimed.place().sessionId(), command.name());
      case RENAME_WINDOW ->
          servers.rename(line, command.verb(), "" + aimed.place().windowId(), command.name());
    };
  }

  private static CommandResult type(PaneHand hand, Aimed aimed, Request.Command command) {
    try {
      return PaneCommands.run(hand, aimed, command);
    } catch (Refused e) {
      if (!hand.touched()) {
        throw e;
      }
      return CommandResult.unknown(command.verb(), "it was typed, and then " + e.text());
    }
  }

  private PaneHand hand(TmuxLine line, Aimed aimed) {
    Picture.Pane pane = Objects.requireNonNull(aimed.pane());
    if (pane.dead()) {
      throw new Refused(ErrorCode.TARGET_NOT_FOUND, "the pane's program has ended");
    }
    return new PaneHand(line, tmux, id(PaneId.parse("" + pane.place().paneId())));
  }

  private static <T> T id(@Nullable T id) {
    return Objects.requireNonNull(id, "an id of our own picture");
  }

  private void announce(Request.Command command, Grant grant, Place place, CommandResult result) {
    var data =
        new EventData.CommandExecuted(command.verb().word(), grant.name(), result.outcome().word());
    collector.publish(new Event(System.currentTimeMillis(), place, data));
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Refused(ErrorCode.UNAVAILABLE, "the server has too much to do; try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(ErrorCode.UNAVAILABLE, "the server is shutting down");
    }
  }
}
