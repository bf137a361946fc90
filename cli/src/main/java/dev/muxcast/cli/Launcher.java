package dev.muxcast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the server's own process is started. The launcher script says where it is in
/// `MUXCAST_LAUNCHER`; without it, the module in this very runtime is taken.
final class Launcher {

  private static final String KEEP = "build-support/keep";

  private Launcher() {}

  /// The command that runs `serve` with these arguments.
  static List<String> serve(Map<String, String> environment, List<String> arguments) {
    var command = new ArrayList<String>();
    String launcher = environment.getOrDefault("MUXCAST_LAUNCHER", "");
    if (launcher.isBlank()) {
      command.addAll(java("dev.muxcast.server", "dev.muxcast.app.Main"));
    } else {
      command.add(launcher);
      command.add("serve");
    }
    command.addAll(arguments);
    return command;
  }

  /// The command, begun again whenever it dies unasked, where the launcher has what that needs.
  ///
  /// @param folder the state folder, where each death is written down
  static List<String> kept(Map<String, String> environment, Path folder, List<String> command) {
    String launcher = environment.getOrDefault("MUXCAST_LAUNCHER", "");
    Path keep = Path.of(launcher).resolveSibling(KEEP);
    if (launcher.isBlank() || !Files.isExecutable(keep)) {
      return command;
    }
    var kept = new ArrayList<>(List.of(keep.toString(), folder.toString()));
    kept.addAll(command);
    return kept;
  }

  /// Ends who would begin that process again; it is going to be killed.
  static void keepNoMore(ProcessHandle process) {
    process
        .parent()
        .filter(parent -> parent.info().commandLine().orElse("").contains(KEEP))
        .ifPresent(ProcessHandle::destroy);
  }

  /// The command, freed from this terminal: neither its Ctrl-C nor its end reaches it.
  static List<String> detached(List<String> command) {
    var detached = new ArrayList<String>();
    detached.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup");
    detached.addAll(command);
    return detached;
  }

  /// The command that runs `audit` with these arguments.
  static List<String> audit(List<String> arguments) {
    return local("AuditMain", arguments);
  }

  /// The command that runs `token` with these arguments.
  static List<String> token(List<String> arguments) {
    return local("TokenMain", arguments);
  }

  /// The command that runs `hooks` with these arguments.
  static List<String> hooks(List<String> arguments) {
    return local("HooksMain", arguments);
  }

  /// The command that runs `explain` with these arguments, `--screen` among them.
  static List<String> explain(List<String> arguments) {
    return local("ExplainMain", arguments);
  }

  private static List<String> local(String main, List<String> arguments) {
    var command = new ArrayList<>(java("dev.muxcast.local", "dev.muxcast.local." + main));
    command.addAll(arguments);
    return command;
  }

  /// A main class of another module, in this runtime or on this class path.
  private static List<String> java(String module, String main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    if (Main.class.getModule().isNamed()) {
      return List.of(java, "-m", module + "/" + main);
    }
    return List.of(java, "-cp", System.getProperty("java.class.path"), main);
  }

  /// When this build was made, in milliseconds since 1970; 0 when it is not a finished build.
  static long builtMillis() {
    Path home = Path.of(System.getProperty("java.home"));
    boolean finished = Files.exists(home.resolve("conf").resolve("server.options"));
    return finished ? home.resolve("lib").resolve("modules").toFile().lastModified() : 0;
  }
}
