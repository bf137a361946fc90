package dev.muxcast.tmux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tmux to test with: the machine's own, or one that `server/src/test/tmux/versions` brought.
/// Those stand in `MUXCAST_TMUX_VERSIONS`, by default `~/.cache/muxcast/tmux`, as
/// `VERSION/bin/tmux`.
public record TmuxBinary(Path path, TmuxVersion version) {

  /// All that control mode works with, the oldest first; the source of [EachTmux].
  public static List<TmuxBinary> watchable() {
    return found().stream().filter(binary -> binary.version.watchable()).toList();
  }

  /// All there are, too old ones included.
  public static List<TmuxBinary> found() {
    List<TmuxBinary> found = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, "tmux"))) {
        add(found, Path.of(folder, "tmux"));
        break;
      }
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder())) {
      for (Path version : versions) {
        if (Files.isExecutable(version.resolve("bin/tmux"))) {
          add(found, version.resolve("bin/tmux"));
        }
      }
    } catch (IOException e) {
      // No other versions on this machine: its own is what there is.
    }
    found.sort(Comparator.comparing(TmuxBinary::version));
    return found;
  }

  /// The machine's own, or the oldest that can be had.
  public static TmuxBinary any() {
    List<TmuxBinary> all = watchable();
    return all.stream()
        .filter(binary -> !binary.path.startsWith(folder()))
        .findFirst()
        .orElseGet(all::getFirst);
  }

  /// It as the server sees it.
  public TmuxProgram program() {
    return new TmuxProgram(path, version);
  }

  private static Path folder() {
    Map<String, String> env = System.getenv();
    String cache = env.getOrDefault("XDG_CACHE_HOME", env.get("HOME") + "/.cache");
    return Path.of(env.getOrDefault("MUXCAST_TMUX_VERSIONS", cache + "/muxcast/tmux"));
  }

  private static void add(List<TmuxBinary> found, Path path) {
    try {
      Process process = new ProcessBuilder(path.toString(), "-V").start();
      TmuxVersion version =
          TmuxVersion.parse(new String(process.getInputStream().readAllBytes()).strip());
      found.add(new TmuxBinary(path, Objects.requireNonNull(version)));
    } catch (IOException e) {
      throw new IllegalStateException(path + " does not run", e);
    }
  }

  @Override
  public String toString() {
    return "tmux " + version;
  }
}
