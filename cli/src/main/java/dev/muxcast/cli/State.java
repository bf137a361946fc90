package dev.muxcast.cli;

import dev.muxcast.client.Address;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.Options;
import dev.muxcast.client.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state folder as the command line sees it: where the server of this user leaves its traces.
///
/// @param environment where `MUXCAST_HOME`, `MUXCAST_URL`, … are looked up
record State(Path folder, Map<String, String> environment) {

  static State of(Map<String, String> environment) {
    return new State(Address.stateFolder(environment), environment);
  }

  /// Where the server is.
  ///
  /// @throws Exit.Problem when nothing tells
  URI url() {
    URI url = Address.find(environment).url();
    if (url == null) {
      throw Exit.noServer();
    }
    return url;
  }

  /// The token, or a problem that says where it should be.
  String token() {
    String token = Address.find(environment).token();
    if (token == null) {
      throw new Exit.Problem(
          Exit.REFUSED, "there is no token: set MUXCAST_TOKEN, or see " + folder.resolve("token"));
    }
    return token;
  }

  /// How the server of a `wss://` address is known.
  Trust trust() {
    return Trust.find(environment);
  }

  /// Connects to the server, and again to wherever it is by then.
  ///
  /// @throws MuxcastException.NoServer with the address that was tried
  Muxcast connect() {
    return Muxcast.connect(options());
  }

  /// As [#connect()], for a command that goes on printing: it says in which pane of tmux that is
  /// seen.
  Muxcast connectInPane() throws InterruptedException {
    return Muxcast.connect(options().withOwnPane(Here.pane(environment)));
  }

  private Options options() {
    URI url = url();
    return Options.of(url, token())
        .withTrust(trust())
        .withOwn(!elsewhere())
        .withWhereabouts(() -> Address.now(environment));
  }

  /// Whether the user points at a server that need not be this state folder's.
  boolean elsewhere() {
    return !environment.getOrDefault("MUXCAST_URL", "").isBlank();
  }

  Path log() {
    return folder.resolve("server.log");
  }

  /// The server's process, as its lock file tells; null when there is none.
  @Nullable ProcessHandle process() {
    Long pid = number(folder.resolve("lock"));
    ProcessHandle process = pid == null ? null : ProcessHandle.of(pid).orElse(null);
    return process != null && process.isAlive() && isOurs(process) ? process : null;
  }

  /// A pid may have been given to another program since.
  private static boolean isOurs(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return line.contains("dev.muxcast.app");
    } catch (IOException noProc) {
      return process
          .info()
          .commandLine()
          .map(line -> line.contains("dev.muxcast.app"))
          .orElse(true);
    }
  }

  private static @Nullable Long number(Path file) {
    try {
      String digits = Files.readString(file).strip().split("\\s", 2)[0];
      return Long.valueOf(digits);
    } catch (IOException | NumberFormatException none) {
      return null;
    }
  }

  /// Makes the folder, for the user's eyes only.
  void make() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /// Keeps what the server is started with.
  ///
  /// @throws Exit.Problem when the folder can't be written
  void keepOptions(List<String> arguments) {
    try {
      Files.write(fresh("up.options"), arguments);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// What the server was started with last; none where that is not known.
  List<String> keptOptions() {
    try {
      return Files.readAllLines(folder.resolve("up.options"));
    } catch (IOException none) {
      return List.of();
    }
  }

  /// An empty file for what a server says before its log is there.
  ///
  /// @throws Exit.Problem when the folder can't be written
  Path freshStartLog() {
    try {
      return fresh("start.log");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// An empty file, for the user's eyes only.
  private Path fresh(String name) throws IOException {
    make();
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private Exit.Problem unwritable(IOException e) {
    String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return new Exit.Problem(
        Exit.FAILED,
        "the state folder "
            + folder
            + " can't be written ("
            + why
            + "); make it writable for this user, or set MUXCAST_HOME to a folder that is");
  }

  /// Where `config.toml` is.
  Path config() {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home(), ".config");
    boolean together = !environment.getOrDefault("MUXCAST_HOME", "").isBlank();
    return (together ? folder : base.resolve("muxcast")).resolve("config.toml");
  }

  private String home() {
    return environment.getOrDefault("HOME", System.getProperty("user.home"));
  }
}
