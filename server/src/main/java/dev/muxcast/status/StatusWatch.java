package dev.muxcast.status;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Watched;
import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.agent.AgentState;
import dev.muxcast.agent.AgentTypes;
import dev.muxcast.agent.HookEvent;
import dev.muxcast.agent.OwnState;
import dev.muxcast.agent.PaneJudge;
import dev.muxcast.agent.Status;
import dev.muxcast.agent.Verdict;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Place;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The agents in the panes of one tmux server: finds them, looks at their screens when these are
/// quiet, and appends `agent.status` when what they do changes.
///
/// A screen that is captured for its output is judged as well; only for a pane that speaks in lines
/// is another capture asked for. A pane that writes nothing costs nothing.
///
/// Mutable, owned by the Collector thread.
public final class StatusWatch {
  /// How long the program in front of a screen that only moves is taken to be the same.
  private static final int SAME_MILLIS = 1_000;

  /// How long nothing is done for an agent whose turn ended in a fault.
  private static final int REST_MILLIS = 1_000;

  private final CollectorContext context;
  private final PaneQuestions tmux;
  private final AgentCatalog catalog;
  private final Map<PaneId, AgentWatch> agents = new HashMap<>();
  private final Map<PaneId, PaneFacts> facts = new HashMap<>();
  private final Map<PaneId, Sight> sights = new HashMap<>();
  private final List<UsageReader> usages = new ArrayList<>();
  private final Watched about;
  private final ForegroundCache fronts;

  /// @param about the tmux server
  public StatusWatch(CollectorContext context, Watched about, PaneQuestions tmux) {
    this.context = context;
    this.about = about;
    this.tmux = tmux;
    this.catalog = context.agents();
    fronts = new ForegroundCache(context, about, this::inFront);
  }

  /// Whether somebody types at a shell in that pane, as far as was seen last.
  public boolean typing(PaneId pane) {
    Front front = fronts.get(pane);
    return front != null && front.shell();
  }

  /// What is told of a pane's agent, or null when it has none.
  public @Nullable AgentStatus status(PaneId pane) {
    AgentWatch agent = agents.get(pane);
    return agent == null || agent.state().told() == null
        ? null
        : StatusEvents.of(agent.type, agent.state(), agent.times, CollectorContext.now());
  }

  /// Whether any agent works, as far as was told.
  public boolean anyBusy() {
    return agents.values().stream().anyMatch(AgentWatch::busy);
  }

  /// What a pane's agent has used, or null when that is not known.
  public EventData.@Nullable AgentUsage usage(PaneId pane) {
    AgentWatch agent = agents.get(pane);
    UsageReader usage = agent == null ? null : agent.usage();
    return usage == null ? null : usage.told();
  }

  /// A pane's place, which names the agent that was found in it.
  public Place place(PaneId pane, Place place) {
    AgentWatch agent = agents.get(pane);
    return agent == null || agent.exited() ? place : AgentPlaces.named(place, agent.type);
  }

  /// A window's place, of the kind that the agent in its active pane makes it.
  public Place window(Place window, Topology.@Nullable Pane active) {
    AgentWatch agent = active == null ? null : agents.get(active.id());
    return agent == null || agent.exited() ? window : AgentPlaces.ofKind(window, agent.type);
  }

  /// The picture shows that pane, with these facts.
  public void show(WatchedPane pane, PaneFacts now, long millis) {
    PaneFacts before = facts.put(pane.id(), now);
    AgentWatch agent = agents.get(pane.id());
    if (agent != null) {
      agent.seenAs(pane);
    }
    if (now.equals(before)) {
      return;
    }
    if (now.dead()) {
      if (agent != null) {
        agent.gone();
        conclude(agent, millis);
      }
      return;
    }
    if (before == null || before.pid() != now.pid() || !before.command().equals(now.command())) {
      fronts.forget(pane.id());
    }
    if (agent != null) {
      if (before != null && !before.title().equals(now.title())) {
        agent.title(now.title());
      }
      agent.output(millis);
    }
    sights.putIfAbsent(pane.id(), new Sight(pane, now.title(), List.of(), millis));
    fronts.ask(pane.id(), now, AgentWatch.title(agent, now.title()), millis);
  }

  private AgentWatch begin(WatchedPane pane, String type, int pid, String title, long now) {
    AgentWatch agent = new AgentWatch(pane, type, pid, title, now);
    fronts.agent(pane.id(), pid);
    if (type.equals("claude") && pid > 0) {
      agent.session(new OwnFile(context, about, pid, then -> ownStateChanged(agent, then)));
    }
    UsageReader usage = UsageReader.start(context, about, pane, type, pid);
    if (usage != null) {
      usages.add(usage);
      agent.usage(usage);
    }
    AgentWatch old = agents.put(pane.id(), agent);
    if (old != null) {
      old.endUsage(now);
      old.drop();
      agent.after(old);
    }
    if (pane.place() != null) {
      pane.place(place(pane.id(), AgentPlaces.named(pane.place(), type)));
    }
    return agent;
  }

  /// The pane wrote.
  public void output(WatchedPane pane, long now) {
    AgentWatch agent = agents.get(pane.id());
    if (agent != null) {
      agent.output(now);
    }
  }

  private void ownStateChanged(AgentWatch agent, long now) {
    if (agents.get(agent.pane.id()) == agent) {
      conclude(agent, now);
    }
  }

  /// The pane's screen was captured, for whatever reason. It is judged once it is known what is in
  /// front of it.
  public void captured(WatchedPane pane, Screen screen, long now) {
    PaneFacts known = facts.get(pane.id());
    if (known == null || known.dead()) {
      return;
    }
    AgentWatch agent = agents.get(pane.id());
    String set = pane.takeTitle();
    String title = set != null ? set : agent == null ? known.title() : agent.title();
    Sight sight = new Sight(pane, title, screen.rows(), now);
    if (agent == null && fronts.rests(pane.id(), now)) {
      // It may be the first that an agent draws, and the last for long.
      sights.put(pane.id(), sight);
      fronts.askRested(pane.id(), known, title);
      return;
    }
    Front before = fronts.get(pane.id());
    if (agent != null
        && before != null
        && now - before.at() < SAME_MILLIS
        && agent.showsStill(screen.rows(), title)) {
      sights.remove(pane.id());
      judge(sight, before, now);
    } else {
      sights.put(pane.id(), sight);
      fronts.ask(pane.id(), known, AgentWatch.title(agent, title), now);
    }
  }

  /// It is known what is in front in a pane: what it showed is judged.
  private void inFront(PaneId id, Front front, long now) {
    Sight sight = sights.get(id);
    PaneFacts known = facts.get(id);
    if (sight == null || known == null || known.dead()) {
      return;
    }
    if (sight.at() <= front.at()) {
      sights.remove(id);
    }
    if (!sight.rows().isEmpty()) {
      judge(sight, front, now);
      return;
    }
    AgentWatch agent = agents.get(id);
    if (AgentTypes.isAgent(front.type()) && (agent == null || !agent.type.equals(front.type()))) {
      begin(sight.pane(), front.type(), front.pid(), sight.title(), now).output(now);
    } else if (agent != null && agent.endedBefore(front)) {
      judge(new Sight(sight.pane(), agent.title(), agent.rows(), now), front, now);
    }
  }

  private void judge(Sight sight, Front front, long now) {
    AgentWatch agent = agents.get(sight.pane().id());
    boolean moves = agent != null && agent.showsStill(sight.rows(), sight.title());
    if (agent == null || agent.exited() && !front.shell() || agent.isFollowedBy(front)) {
      agent = find(sight.pane(), front, sight.title(), sight.rows(), now);
      moves = false;
    }
    if (agent == null || !front.shell() && agent.exited()) {
      return; // whatever is in front there, it is no agent
    }
    String type = front.type().equals(AgentTypes.SHELL) ? AgentTypes.SHELL : agent.type;
    PaneJudge.Look look = new PaneJudge.Look("", type, sight.title(), sight.rows());
    agent.looked(catalog, look, front.shell() || agent.endedBefore(front), moves, sight.at());
    conclude(agent, now);
  }

  /// The agent behind a screen: the program in front, or one that only its screen shows.
  private @Nullable AgentWatch find(
      WatchedPane pane, Front front, String title, List<String> rows, long now) {
    if (AgentTypes.isAgent(front.type())) {
      return begin(pane, front.type(), front.pid(), title, now);
    }
    if (!front.mayHideAgent() || !front.mayShowNews()) {
      return agents.get(pane.id());
    }
    AgentWatch old = agents.get(pane.id());
    List<String> fresh = old == null ? rows : old.drawnSince(rows);
    Verdict verdict =
        PaneJudge.judge(
            catalog, new PaneJudge.Look("", AgentTypes.SHELL, AgentWatch.title(old, title), fresh));
    boolean found =
        AgentTypes.isAgent(verdict.agentType())
            && verdict.status() != Status.EXITED
            && verdict.status() != Status.STARTING;
    return found
        ? begin(pane, verdict.agentType(), front.pid(), title, now)
        : agents.get(pane.id());
  }

  /// A capture came to nothing.
  public void failed(PaneId pane) {
    AgentWatch agent = agents.get(pane);
    if (agent != null) {
      agent.lookFailed();
    }
  }

  /// The panes that are shown no more: what ran in them ended.
  public void retain(Map<PaneId, ?> shown, long now) {
    agents
        .values()
        .removeIf(agent -> {
          if (shown.containsKey(agent.pane.id())) {
            return false;
          }
          agent.gone();
          agent.leave();
          try {
            conclude(agent, now);
          } catch (RuntimeException fault) {
            context.faults().met(fault);
          }
          return true;
        });
    facts.keySet().retainAll(shown.keySet());
    sights.keySet().retainAll(shown.keySet());
    fronts.retain(shown.keySet());
  }

  public void clear() {
    agents.values().forEach(AgentWatch::leave);
    agents.clear();
    usages.clear();
    facts.clear();
    sights.clear();
    fronts.clear();
  }

  /// When something is due without any message, or `Long.MAX_VALUE`.
  public long due() {
    long due = fronts.due();
    for (UsageReader usage : usages) {
      due = Math.min(due, usage.due());
    }
    for (AgentWatch agent : agents.values()) {
      due = Math.min(due, Math.max(agent.restUntil, Math.min(agent.due(), agent.lookDue())));
    }
    return due;
  }

  /// Does what is due.
  public void tick(long now) {
    fronts.tick(now);
    usages.removeIf(usage -> !usage.tick(now));
    for (AgentWatch agent : agents.values()) {
      if (now < agent.restUntil) {
        continue;
      }
      try {
        if (agent.lookDue() <= now
            && tmux.ask(agent.pane, new TmuxCommand.Capture(agent.pane.id()))) {
          agent.lookSent(now);
        }
        if (agent.due() <= now) {
          conclude(agent, now);
        }
      } catch (RuntimeException fault) {
        agent.restUntil = now + REST_MILLIS;
        context.faults().met(fault);
      }
    }
  }

  /// A pane's agent ran a hook.
  ///
  /// @return whether such an agent is in that pane
  public boolean hook(PaneId pane, HookEvent event, long now) {
    AgentWatch agent = agents.get(pane);
    if (agent == null || agent.exited() || !agent.type.equals(event.agent())) {
      return false;
    }
    String transcript = event.fields().get("transcript_path");
    if (transcript != null && agent.usage() != null) {
      agent.usage().transcript(transcript);
    }
    OwnState says = catalog.hook(event, now);
    if (says != null) {
      agent.hook(says, now);
      conclude(agent, now);
    }
    return true;
  }

  /// Somebody took notice of what a pane's agent needs.
  ///
  /// @return whether that pane has an agent
  public boolean acknowledge(PaneId pane) {
    AgentWatch agent = agents.get(pane);
    if (agent != null && agent.acknowledge()) {
      tell(agent, CollectorContext.now());
    }
    return agent != null;
  }

  /// Why a pane's agent has the status it has; null when it has none.
  public @Nullable Explanation explain(PaneId pane) {
    AgentWatch agent = agents.get(pane);
    PaneFacts known = facts.get(pane);
    Place place = agent == null ? null : agent.pane.place();
    if (agent == null || known == null || place == null) {
      return null;
    }
    List<Explanation.Rule> rules = new ArrayList<>();
    for (AgentCatalog.Said said : catalog.said(agent.type, agent.rows(), agent.title())) {
      rules.add(new Explanation.Rule(said.rule(), said.status().word(), said.holds()));
    }
    return new Explanation(
        AgentPlaces.named(place, agent.type),
        status(pane),
        agent.seen(CollectorContext.now()),
        rules,
        known.command(),
        agent.title(),
        agent.rows());
  }

  private void conclude(AgentWatch agent, long now) {
    if (agent.conclude(now)) {
      tell(agent, now);
    }
  }

  private void tell(AgentWatch agent, long now) {
    Place place = agent.pane.place();
    AgentState state = agent.state();
    if (place != null && state.told() != null) {
      context.append(
          AgentPlaces.named(place, agent.type),
          StatusEvents.of(agent.type, state, agent.times, now));
      agent.tellUsage(state.told().status(), now);
    }
  }
}
