package dev.muxcast.agent;

import dev.muxcast.agent.AgentRules.Head;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what runs in a pane: by its process's name, for programs that hide behind `node` and the
/// like by the script that it runs, by its title, and by what only its screen shows.
///
/// A title or a screen alone proves nothing, since agents leave theirs behind; so a pane whose
/// command is a shell is a shell whatever they say. Words in arguments never count, only the script
/// that an interpreter runs.
///
/// Immutable; may be shared by threads.
public final class AgentTypes {

  /// The type of a pane that waits for a shell command.
  public static final String SHELL = "shell";

  /// The type of a pane that runs a development server.
  public static final String DEV_SERVER = "dev_server";

  /// The type of everything else.
  public static final String UNKNOWN = "unknown";

  private static final int LEFT_ROWS = 12;

  private final Map<String, String> byCommand = new HashMap<>();
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> views = new HashSet<>();
  private final List<Head> heads;

  /// @param others lines of `TYPE command NAME…` `hosts NAME…` and `views NAME…` for what is no
  ///   agent
  AgentTypes(List<Head> heads, String others) {
    this.heads = heads;
    for (String line : others.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("!")) {
        continue;
      }
      String[] words = line.split(" ", -1);
      boolean host = words[0].equals("hosts");
      boolean view = words[0].equals("views");
      for (int i = host || view ? 1 : 2; i < words.length; i++) {
        if (host || view) {
          (host ? hosts : views).add(words[i]);
        } else {
          byCommand.put(words[i], words[0]);
        }
      }
    }
    for (Head head : heads) {
      for (String command : head.commands()) {
        byCommand.put(command.toLowerCase(Locale.ROOT), head.agent());
      }
    }
  }

  /// The short name of what runs in a pane.
  ///
  /// @param command tmux's `pane_current_command`
  /// @param title the pane's title
  public String of(String command, String title) {
    return of(command, List.of(), title, List.of());
  }

  /// The same, with all that is known.
  ///
  /// @param arguments the process's argument vector, its own name first; may be empty
  /// @param rows what the pane shows; may be empty
  public String of(String command, List<String> arguments, String title, List<String> rows) {
    String known = named(command);
    if (known != null) {
      String started = known.equals(DEV_SERVER) ? started(arguments) : null;
      return started == null ? known : started;
    }
    if (!isHost(command)) {
      String through = isView(command) ? shown(rows) : null;
      return through == null ? UNKNOWN : through;
    }
    String script = script(arguments);
    if (script != null) {
      return script;
    }
    for (Head head : heads) {
      if (ScreenView.any(head.titles(), title)) {
        return head.agent();
      }
    }
    String shown = shown(rows);
    return shown == null ? looksLike(rows) : shown;
  }

  private String looksLike(List<String> rows) {
    for (Head head : heads) {
      if (!head.looks().isEmpty() && ScreenJudge.looks(head, rows)) {
        return head.agent();
      }
    }
    return UNKNOWN;
  }

  /// Whether programs hide behind that one, so that its name tells nothing.
  public boolean isHost(String command) {
    return command.isEmpty() || hosts.contains(bare(command));
  }

  /// Whether such a program shows what runs elsewhere: only its screen tells what that is.
  public boolean isView(String command) {
    return views.contains(bare(command));
  }

  /// The agent whose screen that is or was, or null.
  @Nullable String shown(List<String> rows) {
    for (Head head : heads) {
      if (!rows.isEmpty() && ScreenJudge.recognises(head, rows)) {
        return head.agent();
      }
    }
    return null;
  }

  /// The agent that left last, by what it left in the lowest rows above a shell's prompt; or null.
  @Nullable String left(List<String> rows) {
    int most = LEFT_ROWS;
    for (int i = rows.size() - 1; i >= 0 && most > 0; i--) {
      String row = rows.get(i);
      for (Head head : row.isBlank() ? List.<Head>of() : heads) {
        if (ScreenView.any(head.left(), row)) {
          return head.agent();
        }
      }
      most -= row.isBlank() ? 0 : 1;
    }
    return null;
  }

  private @Nullable String named(String command) {
    return byCommand.get(bare(command).toLowerCase(Locale.ROOT));
  }

  /// The agent that a package manager starts by `npm exec`, `pnpm dlx` and the like, or null. npm
  /// writes all of its arguments into the first.
  private @Nullable String started(List<String> arguments) {
    List<String> words =
        arguments.size() == 1 ? List.of(arguments.getFirst().split(" ", -1)) : arguments;
    boolean starts = false;
    for (String word : words) {
      if (starts && !word.startsWith("-")) {
        return byScript(word);
      }
      starts |= word.equals("exec") || word.equals("dlx") || word.equals("x");
    }
    return null;
  }

  /// The agent whose script an interpreter runs, or null. `node /usr/bin/npx codex` runs codex.
  private @Nullable String script(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-m") && i + 1 < arguments.size()) {
        return agentNamed(arguments.get(i + 1));
      }
      if (argument.equals("-e") || argument.equals("-c") || argument.equals("-p")) {
        return null;
      }
      if (!argument.startsWith("-") && !isStarter(argument)) {
        return byScript(argument);
      }
    }
    return null;
  }

  private boolean isStarter(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return hosts.contains(name.startsWith("npx-cli") ? "npx" : name);
  }

  private @Nullable String byScript(String path) {
    String anchored = "/" + path;
    for (Head head : heads) {
      for (String piece : head.packages()) {
        if (anchored.contains("/" + piece)) {
          return head.agent();
        }
      }
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (String ending : new String[] {".js", ".mjs", ".cjs", ".cmd", ".exe", ".py"}) {
      if (name.endsWith(ending)) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return agentNamed(name);
  }

  private @Nullable String agentNamed(String name) {
    String type = named(name);
    return SHELL.equals(type) ? null : type;
  }

  /// Without the dash of a login shell.
  private static String bare(String command) {
    return command.startsWith("-") ? command.substring(1) : command;
  }

  /// Whether that type is an agent, not a shell, a server or something unknown.
  public static boolean isAgent(String type) {
    return !type.equals(SHELL) && !type.equals(DEV_SERVER) && !type.equals(UNKNOWN);
  }
}
