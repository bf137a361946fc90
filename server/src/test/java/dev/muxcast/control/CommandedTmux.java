package dev.muxcast.control;

import dev.muxcast.actor.CollectorConfig;
import dev.muxcast.actor.EventSink;
import dev.muxcast.auth.Grant;
import dev.muxcast.auth.Role;
import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.event.Event;
import dev.muxcast.imsg.LoopOfTests;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.RequestId;
import dev.muxcast.protocol.Target;
import dev.muxcast.protocol.Verb;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A private tmux that is commanded as clients do it, with what was announced and written down.
final class CommandedTmux implements AutoCloseable {
  static final Grant ALL = new Grant("t1", "laptop", Role.CONTROLLER, List.of(), null);
  static final Grant ONLY_API = new Grant("t2", "phone", Role.CONTROLLER, List.of("api"), null);

  final TmuxFixture tmux;
  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<String> journal = new CopyOnWriteArrayList<>();
  private final TmuxEventCollector collector;
  private final Commander commander;
  private int requests;

  /// With a session `api` whose pane runs that shell command.
  CommandedTmux(TmuxBinary binary, String shellCommand) {
    tmux = TmuxFixture.on(binary);
    tmux.newSession("api", shellCommand);
    EventSink sink =
        new EventSink() {
          @Override
          public long append(Event event) {
            events.add(event);
            return events.size();
          }

          @Override
          public void publish() {}

          @Override
          public long top() {
            return events.size();
          }
        };
    collector =
        new TmuxEventCollector(
            CollectorConfig.standard(null, null),
            binary.program(),
            LoopOfTests.LOOP,
            sink,
            gone -> {});
    commander =
        new Commander(
            collector,
            RedactionRules.shippedAnd("", List.of()),
            (_, grant, command, _, result) ->
                journal.add(grant.name() + " " + command.verb().word() + " " + result),
            tmux.folder().toString());
    collector.start();
    collector.appeared(tmux.socket());
    awaitSession("api");
  }

  void awaitSession(String name) {
    TmuxFixture.await(
        name + " is watched",
        () ->
            collector
                .snapshot(place -> name.equals(place.session()), false)
                .join()
                .sessions()
                .stream()
                .anyMatch(session -> session.watched()));
  }

  String pane() {
    return tmux.format("api", "#{pane_id}");
  }

  CommandResult text(String text) {
    return run(ALL, pane(Verb.SEND_TEXT, pane(), text, List.of(), null));
  }

  CommandResult keys(String... keys) {
    return run(ALL, pane(Verb.SEND_KEYS, pane(), null, List.of(keys), null));
  }

  CommandResult respond(String question, String answer) {
    return run(ALL, pane(Verb.RESPOND, pane(), answer, List.of(), question));
  }

  Request.Command pane(
      Verb verb, String pane, @Nullable String text, List<String> keys, @Nullable String question) {
    return new Request.Command(
        verb,
        new Target(null, null, pane, null, null),
        text,
        keys,
        null,
        null,
        question,
        RequestId.of(++requests));
  }

  Request.Command named(
      Verb verb, @Nullable String session, @Nullable String window, @Nullable String name) {
    return new Request.Command(
        verb,
        new Target(session, window, null, null, null),
        null,
        List.of(),
        name,
        null,
        null,
        RequestId.of(++requests));
  }

  CommandResult run(Grant grant, Request.Command command) {
    return commander.run(command, grant, "c-1");
  }

  Request.Command made(
      Verb verb, @Nullable String session, @Nullable String name, @Nullable String path) {
    return new Request.Command(
        verb,
        new Target(session, null, null, null, null),
        null,
        List.of(),
        name,
        path,
        null,
        RequestId.of(++requests));
  }

  String screen() {
    return tmux.run("capture-pane", "-p", "-t", "api");
  }

  @Override
  public void close() {
    collector.close();
    tmux.close();
  }
}
