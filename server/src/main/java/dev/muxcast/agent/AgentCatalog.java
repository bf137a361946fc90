package dev.muxcast.agent;

import dev.muxcast.agent.AgentRules.Head;
import dev.muxcast.agent.AgentRulesReader.BadRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of all agents: those muxcast ships with and the user's own. Of each file only the part
/// that recognises the agent is read at once; its rules are when such an agent is met.
///
/// Mutable inside (rules are read once and kept); used on one thread.
public final class AgentCatalog {

  /// The agents muxcast ships rules for, in the order in which titles and screens are tried.
  static final List<String> SHIPPED =
      List.of(
          "claude",
          "codex",
          "gemini",
          "qwen",
          "opencode",
          "copilot",
          "cursor",
          "amp",
          "droid",
          "kimi",
          "grok",
          "antigravity",
          "kiro",
          "goose",
          "aider",
          "crush",
          "pi",
          "cline",
          "continue");

  private final Map<String, String> own;
  private final Map<String, AgentRules> read = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final AgentTypes types;

  private AgentCatalog(Map<String, String> own) {
    this.own = new LinkedHashMap<>(own);
    List<Head> heads = new ArrayList<>();
    for (Map.Entry<String, String> file : own.entrySet()) {
      try {
        AgentRules rules =
            AgentRulesReader.rules(file.getKey(), file(file.getKey()), file.getValue(), true);
        read.put(file.getKey(), rules);
        heads.add(rules.head());
      } catch (BadRules e) {
        problems.add(String.valueOf(e.getMessage()));
        this.own.remove(file.getKey());
      }
    }
    for (String agent : SHIPPED) {
      if (!this.own.containsKey(agent)) {
        heads.add(head(agent));
      }
    }
    types = new AgentTypes(heads, resource("others.rules"));
  }

  /// The rules muxcast ships with.
  public static AgentCatalog shipped() {
    return new AgentCatalog(Map.of());
  }

  /// Those, overridden and completed by the user's.
  ///
  /// @param own the text of each file, by its agent's name
  public static AgentCatalog with(Map<String, String> own) {
    return new AgentCatalog(own);
  }

  /// What is wrong with the user's files: those are not used, all others are.
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /// How agents are recognised.
  public AgentTypes types() {
    return types;
  }

  /// What a screen and a title say of an agent; null when there are no rules for it.
  public @Nullable Verdict judge(String agent, List<String> rows, String title) {
    AgentRules rules = rules(agent);
    return rules == null ? null : ScreenJudge.judge(rules, rows, title);
  }

  /// What a hook says of its agent; null when there is no rule for it.
  ///
  /// @param now on the clock of whoever asks
  public @Nullable OwnState hook(HookEvent event, long now) {
    AgentRules rules = rules(event.agent());
    for (HookRule rule : rules == null ? List.<HookRule>of() : rules.hooks()) {
      if (rule.holds(event)) {
        return rule.state(now);
      }
    }
    return null;
  }

  /// The events of an agent that there are rules for, in their order.
  public List<String> hookEvents(String agent) {
    AgentRules rules = rules(agent);
    return rules == null
        ? List.of()
        : rules.hooks().stream().map(HookRule::event).distinct().toList();
  }

  /// What one rule says of a screen and a title.
  public record Said(String rule, Status status, boolean holds) {}

  /// What each rule of an agent says, in their order.
  public List<Said> said(String agent, List<String> rows, String title) {
    AgentRules rules = rules(agent);
    List<Said> said = new ArrayList<>();
    if (rules != null) {
      ScreenView view = new ScreenView(rules, rows);
      for (AgentRules.Rule rule : rules.rules()) {
        boolean holds = ScreenJudge.outcome(rule, view, title).holds();
        said.add(new Said(rule.name(), rule.status(), holds));
      }
    }
    return said;
  }

  /// The rules of an agent, or null.
  @Nullable AgentRules rules(String agent) {
    AgentRules rules = read.get(agent);
    if (rules == null && SHIPPED.contains(agent)) {
      try {
        rules = AgentRulesReader.rules(agent, file(agent), shippedText(agent), false);
      } catch (BadRules e) {
        throw new IllegalStateException(e);
      }
      read.put(agent, rules);
    }
    return rules;
  }

  private static Head head(String agent) {
    try {
      return AgentRulesReader.head(agent, file(agent), shippedText(agent));
    } catch (BadRules e) {
      throw new IllegalStateException(e);
    }
  }

  static String shippedText(String agent) {
    return resource(file(agent));
  }

  private static String file(String agent) {
    return agent + ".rules";
  }

  private static String resource(String name) {
    try (InputStream in = AgentCatalog.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
