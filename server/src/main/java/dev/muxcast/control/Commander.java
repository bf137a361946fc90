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
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.Answers;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.PlainText;
import dev.muxcast.tmux.TmuxCommand;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Does what clients ask for in tmux: finds the target, checks the scope, lets one command at a
/// time at a pane, announces it, and has it written down.
///
/// Any thread that may wait for tmux. Owns the memory of what was done, so one per server.
public final class Commander {
  private static final long PATIENCE_SECONDS = 5;

  private final TmuxEventCollector collector;
  private final RedactionRules redaction;
  private final CommandJournal journal;
  private final String home;
  private final OncePerRequest once = new OncePerRequest();
  private final ReentrantLock[] lanes = new ReentrantLock[16];

  /// @param redaction of what results tell
  /// @param home where sessions start that name no folder
  public Commander(
      TmuxEventCollector collector, RedactionRules redaction, CommandJournal journal, String home) {
    this.collector = collector;
    this.redaction = redaction;
    this.journal = journal;
    this.home = home;
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new ReentrantLock();
    }
  }

  /// Does it, or answers what came of it when it was done before.
  ///
  /// @param client the connection that asks
  /// @throws RequestRefused when the token does not reach the target, or there is none
  public CommandResult run(Request.Command command, Grant grant, String client) {
    return once.run(grant.tokenId(), command, () -> recorded(command, grant, client));
  }

  private CommandResult recorded(Request.Command command, Grant grant, String client) {
    Place place = Place.NOWHERE;
    try {
      Picture picture = Answers.await(collector.snapshot(any -> true, false), PATIENCE_SECONDS);
      ResolvedTarget target = ResolvedTarget.at(command, picture, grant);
      place = target.place();
      nameInScope(command, grant);
      CommandResult result = clean(inTurn(command, target));
      journal.done(client, grant, command, place, result.outcome().word());
      announce(command, grant, place, result);
      return result;
    } catch (RequestRefused e) {
      journal.done(client, grant, command, place, e.code().name());
      throw new RequestRefused(e.code(), clean(e.text()));
    }
  }

  /// What is on a screen decides unmasked, and is told masked.
  private CommandResult clean(CommandResult result) {
    String message = result.message();
    return message == null
        ? result
        : new CommandResult(result.verb(), result.outcome(), clean(message), result.created());
  }

  private String clean(String text) {
    return redaction.redact(PlainText.of(text));
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
    String name = command.name();
    // To 3.6, tmux makes _ of these two: the token has to reach the name either way.
    String other = name == null ? null : name.replace('.', '_').replace(':', '_');
    if (names && !(grant.seesSession(name) && grant.seesSession(other))) {
      throw new RequestRefused(ErrorCode.FORBIDDEN, "this token is for sessions of other names");
    }
  }

  private CommandResult inTurn(Request.Command command, ResolvedTarget target) {
    ReentrantLock lane = lanes[Math.floorMod(target.id().hashCode(), lanes.length)];
    lane.lock();
    try {
      return perform(command, target);
    } finally {
      lane.unlock();
    }
  }

  private CommandResult perform(Request.Command command, ResolvedTarget target) {
    TmuxLine line =
        Answers.await(collector.line(target.server(), target.instance()), PATIENCE_SECONDS)
            .orElseThrow(() ->
                new RequestRefused(
                    ErrorCode.TARGET_NOT_FOUND, "that tmux server is not there now"));
    Verb verb = command.verb();
    if (isMissing(command.path())) {
      // tmux would start it in another folder without a word.
      return CommandResult.refused(verb, "there is no folder " + command.path());
    }
    return switch (verb) {
      case SEND_TEXT, SEND_KEYS, INTERRUPT, RESPOND -> type(driver(line, target), target, command);
      case NEW_SESSION -> {
        String folder = command.path() == null ? home : command.path();
        yield ServerCommands.make(line, verb, new TmuxCommand.NewSession(command.name(), folder));
      }
      case NEW_WINDOW ->
          ServerCommands.make(
              line,
              verb,
              new TmuxCommand.NewWindow(target.session(), command.name(), command.path()));
      case KILL_PANE ->
          ServerCommands.kill(line, verb, new TmuxCommand.KillPane(target.sessionPane()));
      case KILL_WINDOW ->
          ServerCommands.kill(line, verb, new TmuxCommand.KillWindow(target.window()));
      case KILL_SESSION ->
          ServerCommands.kill(line, verb, new TmuxCommand.KillSession(target.session()));
      case RENAME_SESSION ->
          ServerCommands.rename(
              line, verb, new TmuxCommand.RenameSession(target.session(), "" + command.name()));
      case RENAME_WINDOW ->
          ServerCommands.rename(
              line, verb, new TmuxCommand.RenameWindow(target.window(), "" + command.name()));
    };
  }

  /// Whether there is no such folder. What is never handed to tmux is refused elsewhere.
  private static boolean isMissing(@Nullable String path) {
    try {
      return path != null && PlainText.of(path).equals(path) && !Files.isDirectory(Path.of(path));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private CommandResult type(PaneDriver driver, ResolvedTarget target, Request.Command command) {
    try {
      return PaneCommands.run(driver, target, command, redaction);
    } catch (RequestRefused e) {
      if (!driver.touched()) {
        throw e;
      }
      return CommandResult.unknown(command.verb(), "it was typed, and then " + e.text());
    }
  }

  private static PaneDriver driver(TmuxLine line, ResolvedTarget target) {
    Picture.Pane pane = Objects.requireNonNull(target.pane());
    if (pane.dead()) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "the pane's program has ended");
    }
    return new PaneDriver(line, target.sessionPane());
  }

  private void announce(Request.Command command, Grant grant, Place place, CommandResult result) {
    var data =
        new EventData.CommandExecuted(command.verb().word(), grant.name(), result.outcome().word());
    collector.publish(new Event(System.currentTimeMillis(), place, data));
  }
}
