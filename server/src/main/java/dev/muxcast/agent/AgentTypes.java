package dev.muxcast.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Says what runs in a pane by its process name and, for programs that hide behind `node` and the
/// like, by its title. The names come from a data file (`agents.rules`).
///
/// Only a process name or a title is looked at, no process list: this is asked on every tick. A
/// title alone proves nothing, since some agents leave theirs behind; so a pane whose command is a
/// shell is a shell whatever its title says.
///
/// Immutable; may be shared by threads.
public final class AgentTypes {

  /// The type of a pane that waits for a shell command.
  public static final String SHELL = "shell";

  /// The type of a pane that runs a development server.
  public static final String DEV_SERVER = "dev_server";

  /// The type of everything else.
  public static final String UNKNOWN = "unknown";

  private record Title(String type, String part) {}

  private final Map<String, String> byCommand = new HashMap<>();
  private final List<String> hosts = new ArrayList<>();
  private final List<Title> titles = new ArrayList<>();

  private AgentTypes() {}

  /// The types muxcast ships with.
  public static AgentTypes shipped() {
    try (InputStream in = AgentTypes.class.getResourceAsStream("agents.rules")) {
      if (in == null) {
        throw new IllegalStateException("agents.rules is missing from the build");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Types from the text of a rule file.
  ///
  /// @throws IllegalArgumentException naming the line that can't be read
  public static AgentTypes parse(String text) {
    AgentTypes types = new AgentTypes();
    for (String line : text.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("!")) {
        continue;
      }
      String[] words = line.split(" ", 3);
      if (words.length < 3 && !words[0].equals("hosts")) {
        throw new IllegalArgumentException("agent rules: TYPE command|title TEXT, not: " + line);
      }
      if (words[0].equals("hosts")) {
        types.hosts.addAll(List.of(line.substring(6).split(" ")));
      } else if (words[1].equals("command")) {
        for (String command : words[2].split(" ")) {
          types.byCommand.put(command, words[0]);
        }
      } else {
        types.titles.add(new Title(words[0], words[2]));
      }
    }
    return types;
  }

  /// The short name of what runs in a pane.
  ///
  /// @param command tmux's `pane_current_command`
  /// @param title the pane's title
  public String of(String command, String title) {
    String bare = command.startsWith("-") ? command.substring(1) : command;
    String known = byCommand.get(bare.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    if (hosts.contains(bare)) {
      for (Title rule : titles) {
        if (title.contains(rule.part)) {
          return rule.type;
        }
      }
    }
    return UNKNOWN;
  }

  /// Whether that type is an agent, not a shell, a server or something unknown.
  public static boolean isAgent(String type) {
    return !type.equals(SHELL) && !type.equals(DEV_SERVER) && !type.equals(UNKNOWN);
  }
}
