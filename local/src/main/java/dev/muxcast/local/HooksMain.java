package dev.muxcast.local;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.auth.HookToken;
import dev.muxcast.config.AgentRuleFiles;
import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.files.PrivateFiles;
import dev.muxcast.hooks.AgentHooks;
import dev.muxcast.state.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The process of `muxcast hooks`: puts hooks into agents' settings by which they tell the server
/// what they do, and takes them out again. Needs no server.
///
/// Exits 0 when done, 1 when it could not be, 2 when it was called wrongly. Main thread only.
public final class HooksMain {
  static final String HELP =
      """
      Usage: muxcast hooks install|status|uninstall [AGENT…]
      Lets agents tell the server what they do, by hooks in their own settings. What else stands there stays as
      it is. Without AGENT: all that were ever used here, but for OpenCode, which has to be named.
      Nothing of what an agent is asked or does is kept.

        install    puts them in; a second time changes nothing
        status     says for each agent whether they are there
        uninstall  takes them out

      Agents: %s
      Example: muxcast hooks install claude
      """
          .formatted(String.join(", ", AgentHooks.agents()));

  private HooksMain() {}

  /// `arguments` are those after `hooks`.
  public static void main(String... arguments) {
    System.exit(run(System.getenv(), SafePrint.out(), SafePrint.err(), arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    if (arguments.length == 0) {
      err.print(HELP);
      return 2;
    }
    List<String> words = List.of(arguments);
    if (words.contains("--help") || words.contains("-h")) {
      out.print(HELP);
      return 0;
    }
    String verb = words.isEmpty() ? "" : words.getFirst();
    List<String> named = words.isEmpty() ? words : words.subList(1, words.size());
    List<String> unknown = new ArrayList<>(named);
    unknown.removeAll(AgentHooks.agents());
    if (!List.of("install", "status", "uninstall").contains(verb) || !unknown.isEmpty()) {
      err.println(
          unknown.isEmpty()
              ? "muxcast: hooks is followed by install, status or uninstall; see muxcast hooks --help"
              : "muxcast: no hooks are known for "
                  + unknown.getFirst()
                  + "; there are some for "
                  + String.join(", ", AgentHooks.agents()));
      return 2;
    }
    try {
      Places places = Places.of(environment);
      StateFolder.requireOwn(places);
      AgentCatalog catalog = AgentRuleFiles.catalog(places);
      String launcher = environment.getOrDefault("MUXCAST_LAUNCHER", "");
      if (launcher.isEmpty()) {
        err.println("muxcast: MUXCAST_LAUNCHER is not set; run this by the launcher, muxcast");
        return 1;
      }
      if (verb.equals("install")) {
        PrivateFiles.makeFolder(places.state());
        new HookToken(places.state()).make();
      }
      return each(verb, named, catalog, launcher, environment, out, err);
    } catch (Refusal | IOException e) {
      err.println("muxcast: " + e.getMessage());
      return 1;
    }
  }

  private static int each(
      String verb,
      List<String> named,
      AgentCatalog catalog,
      String launcher,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    int failed = 0;
    int seen = 0;
    for (String agent : named.isEmpty() ? AgentHooks.agents() : named) {
      AgentHooks hooks = AgentHooks.of(agent, environment, catalog.hookEvents(agent), launcher);
      try {
        AgentHooks.State state = hooks.state();
        if (verb.equals("status")) {
          out.printf("%-10s %-20s %s%n", agent, state.words(), hooks.file());
        } else if (!named.isEmpty() || concerns(verb, hooks, state)) {
          seen++;
          tell(agent, verb.equals("install") ? hooks.install() : hooks.uninstall(), out);
          if (verb.equals("install") && hooks.note() != null) {
            out.println(agent + ": " + hooks.note());
          }
        }
      } catch (IOException e) {
        seen++;
        failed++;
        err.println("muxcast: " + agent + ": " + e.getMessage());
      }
    }
    if (seen == 0 && !verb.equals("status")) {
      out.println("none of these agents was ever used here; name one to do it all the same");
    }
    return failed == 0 ? 0 : 1;
  }

  /// Whether an agent that was not named is meant.
  private static boolean concerns(String verb, AgentHooks hooks, AgentHooks.State state) {
    return switch (state) {
      case ABSENT -> false;
      case MISSING -> !(verb.equals("install") && hooks.onlyByName());
      case INSTALLED, OUTDATED -> true;
    };
  }

  private static void tell(String agent, List<String> done, PrintStream out) {
    if (done.isEmpty()) {
      out.println(agent + ": nothing to do");
    }
    done.forEach(line -> out.println(agent + ": " + line));
  }
}
