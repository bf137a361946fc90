package dev.muxcast.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// muxcast's hooks in the settings of one agent: put there, looked for, taken out again.
///
/// No state; reads and writes the agent's files.
public final class AgentHooks {

  /// How it is with the hooks of an agent.
  public enum State {
    /// All are there.
    INSTALLED("installed"),
    /// Some are, or they start a muxcast somewhere else.
    OUTDATED("outdated"),
    /// None is.
    MISSING("not installed"),
    /// The agent was never used here.
    ABSENT("no such agent here");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /// The same for people.
    public String words() {
      return words;
    }
  }

  private final HookHome home;
  private final Map<String, String> environment;
  private final List<String> events;
  private final String command;

  private AgentHooks(
      HookHome home, Map<String, String> environment, List<String> events, String command) {
    this.home = home;
    this.environment = environment;
    this.events = events;
    this.command = command;
  }

  /// The agents whose hooks are known.
  public static List<String> agents() {
    return HookHome.ALL.stream().map(HookHome::agent).toList();
  }

  /// The hooks of an agent, which is one of [#agents()].
  ///
  /// @param events those that rules are about
  /// @param launcher the path of `muxcast`
  public static AgentHooks of(
      String agent, Map<String, String> environment, List<String> events, String launcher) {
    for (HookHome home : HookHome.ALL) {
      if (home.agent().equals(agent)) {
        return new AgentHooks(home, environment, events, command(agent, environment, launcher));
      }
    }
    throw new IllegalArgumentException(agent);
  }

  /// The shell command of a hook. An agent is told of no failure of it, not even that muxcast is
  /// gone.
  static String command(String agent, Map<String, String> environment, String launcher) {
    String state = environment.getOrDefault("MUXCAST_HOME", "");
    String where =
        state.isEmpty()
            ? ""
            : "MUXCAST_HOME=" + quote(Path.of(state).toAbsolutePath().toString()) + " ";
    return where + quote(launcher) + " hook " + agent + " || :";
  }

  private static String quote(String path) {
    return "'" + path.replace("'", "'\\''") + "'";
  }

  /// The file that they are in.
  public Path file() {
    return home.file(environment);
  }

  /// Whether they are put in only where somebody asks for this agent by name.
  public boolean onlyByName() {
    return home.onlyByName();
  }

  /// What the user has to do or to know besides, or null.
  public @Nullable String note() {
    return home.note();
  }

  /// @throws IOException when the settings can't be read, or are malformed: with the line
  public State state() throws IOException {
    String text = new SettingsFile(file()).read();
    if (text == null || text.isBlank()) {
      return Files.isDirectory(home.folder(environment)) ? State.MISSING : State.ABSENT;
    }
    if (home.ours()) {
      return text.equals(OwnFiles.text(home.form(), events, command))
          ? State.INSTALLED
          : State.OUTDATED;
    }
    try {
      HookSettings settings = HookSettings.of(home);
      int all = settings.count(text);
      if (all == 0) {
        return State.MISSING;
      }
      boolean whole =
          all == events.size() && settings.installed(text, events, command) == events.size();
      return whole ? State.INSTALLED : State.OUTDATED;
    } catch (JsonText.Malformed e) {
      throw malformed(e);
    }
  }

  /// Puts them in.
  ///
  /// @return what was done, a line each; empty when all was there
  /// @throws IOException when the settings can't be read or written, or are malformed: nothing was
  ///   written then
  public List<String> install() throws IOException {
    SettingsFile file = new SettingsFile(file());
    String before = file.read();
    String after;
    try {
      after =
          home.ours()
              ? OwnFiles.text(home.form(), events, command)
              : HookSettings.of(home)
                  .with(before == null || before.isBlank() ? empty() : before, events, command);
    } catch (JsonText.Malformed e) {
      throw malformed(e);
    }
    if (after.equals(before)) {
      return List.of();
    }
    file.write(before, after);
    List<String> done = new ArrayList<>();
    done.add("installed " + events.size() + " hooks in " + file.path());
    if (before != null) {
      done.add("what it was before is in " + file.backup());
    }
    return done;
  }

  private String empty() {
    return switch (home.form()) {
      case FLAT -> "{\n  \"version\": 1\n}\n";
      case GROUPED, NAMED, COPILOT, OPENCODE -> "{}\n";
    };
  }

  /// Takes them out.
  ///
  /// @return what was done, a line each; empty when there was none
  /// @throws IOException as for [#install()]
  public List<String> uninstall() throws IOException {
    SettingsFile file = new SettingsFile(file());
    String before = file.read();
    if (before == null || before.isBlank()) {
      return List.of();
    }
    if (home.ours()) {
      file.delete();
      return List.of("removed " + file.path());
    }
    String after;
    try {
      after = HookSettings.of(home).without(before);
    } catch (JsonText.Malformed e) {
      throw malformed(e);
    }
    if (after.equals(before)) {
      return List.of();
    }
    Path backup = file.backup();
    if (after.equals(empty()) && !Files.exists(backup)) {
      file.delete();
      return List.of("removed " + file.path() + ", in which nothing else stood");
    }
    boolean asItWas = Files.exists(backup) && Files.readString(backup).equals(after);
    file.write(before, after);
    Files.deleteIfExists(backup);
    return List.of(
        "removed the hooks from " + file.path() + (asItWas ? ", which is as it was before" : ""));
  }

  private IOException malformed(JsonText.Malformed e) {
    return new IOException(
        file() + ", " + e.getMessage() + "; nothing was changed: correct it, and run this again",
        e);
  }
}
