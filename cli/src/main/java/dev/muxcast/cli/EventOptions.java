package dev.muxcast.cli;

import dev.muxcast.client.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which events are meant.
final class EventOptions {

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only these types, such as agent.status; globs such as 'agent.*'.")
  @Nullable List<String> types;

  @Option(
      names = "--session",
      split = ",",
      paramLabel = "NAME",
      description = "Only these sessions; globs.")
  @Nullable List<String> sessions;

  @Option(
      names = "--window",
      split = ",",
      paramLabel = "WINDOW",
      description = "Only these windows: index, name glob, @n or session:window.")
  @Nullable List<String> windows;

  @Option(
      names = "--pane",
      split = ",",
      paramLabel = "PANE",
      description = "Only these panes: session:window.pane, as status and ls print it, or %%n.")
  @Nullable List<String> panes;

  @Option(
      names = "--agent",
      split = ",",
      paramLabel = "AGENT",
      description = "Only panes of these agents, such as claude; globs.")
  @Nullable List<String> agents;

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "WHAT",
      description = "Leave out a session (globs), a pane, or a type; may be repeated.")
  List<String> exclude = new ArrayList<>();

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      description = "Only lines of output that bad or worse: ${COMPLETION-CANDIDATES}.")
  Severity severity = Severity.INFO;

  /// What they say.
  ///
  /// @param known asked for the panes there are, only where one is named
  /// @throws Exit.Problem when there is no such type or pane
  Selection selection(Supplier<Panes> known) {
    List<String> wanted = types;
    if (wanted != null) {
      wanted.forEach(EventTypes::check);
    } else if (severity != Severity.INFO) {
      wanted = EventTypes.SEVERE;
    }
    Filters all = Filters.ALL.withTypes(wanted).withSessions(sessions).withAgentTypes(agents);
    var places = new ArrayList<Filters>();
    for (String name : orEmpty(panes)) {
      places.add(pane(all, known.get().pane(name)));
    }
    var named = new ArrayList<String>();
    for (String name : orEmpty(windows)) {
      if (name.contains(":")) {
        places.add(window(all, known.get().window(name)));
      } else {
        named.add(name);
      }
    }
    if (!named.isEmpty()) {
      places.add(all.withWindows(named));
    }
    var unwanted = new ArrayList<Filters>();
    if (types == null) {
      unwanted.add(Filters.ALL.withTypes(EventTypes.FIGURES));
    }
    exclude.forEach(what -> unwanted.add(excluded(what, known)));
    return new Selection(places.isEmpty() ? List.of(all) : places, unwanted, severity);
  }

  private static Filters excluded(String what, Supplier<Panes> known) {
    if (what.startsWith("%") || what.contains(":") && what.contains(".")) {
      return pane(Filters.ALL, known.get().pane(what));
    }
    if (what.contains(":")) {
      return window(Filters.ALL, known.get().window(what));
    }
    // tmux lets no session have a dot in its name.
    if (what.contains(".")) {
      EventTypes.check(what);
      return Filters.types(what);
    }
    return Filters.ALL.withSessions(List.of(what));
  }

  private static Filters pane(Filters filters, PaneRow row) {
    return filters
        .withPanes(List.of(String.valueOf(row.paneId())))
        .withServerInstance(row.session().serverInstance());
  }

  private static Filters window(Filters filters, PaneRow row) {
    return filters
        .withWindows(List.of(String.valueOf(row.window().windowId())))
        .withServerInstance(row.session().serverInstance());
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }
}
