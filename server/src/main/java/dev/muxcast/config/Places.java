package dev.muxcast.config;

import java.nio.file.Path;
import java.util.Map;

/// Where muxcast's files are: all below `MUXCAST_HOME` where that is set, otherwise in the XDG
/// folders of the user.
///
/// @param state holds `token`, `tokens`, `url`, `log/`, `audit/`, `server.log`
/// @param config holds `config.toml` and `rules/`
public record Places(Path state, Path config) {

  /// The places of a user with this environment.
  ///
  /// @throws Refusal when neither `MUXCAST_HOME` nor `HOME` says where
  public static Places of(Map<String, String> environment) throws Refusal {
    String all = environment.getOrDefault("MUXCAST_HOME", "");
    if (!all.isEmpty()) {
      Path folder = Path.of(all).toAbsolutePath().normalize();
      return new Places(folder, folder);
    }
    return new Places(
        xdg(environment, "XDG_STATE_HOME", ".local/state"),
        xdg(environment, "XDG_CONFIG_HOME", ".config"));
  }

  /// The XDG base directory specification: a relative path in the variable counts as unset.
  private static Path xdg(Map<String, String> environment, String variable, String below)
      throws Refusal {
    String base = environment.getOrDefault(variable, "");
    if (base.startsWith("/")) {
      return Path.of(base, "muxcast");
    }
    String home = environment.getOrDefault("HOME", "");
    if (home.isEmpty()) {
      throw new Refusal("neither HOME nor MUXCAST_HOME is set; set MUXCAST_HOME to a folder");
    }
    return Path.of(home, below, "muxcast");
  }

  /// The configuration file, which need not exist.
  public Path configFile() {
    return config.resolve("config.toml");
  }
}
