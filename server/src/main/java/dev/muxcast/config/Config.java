package dev.muxcast.config;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The configuration, checked: every value is there and in its range.
///
/// An option of `serve` stands above the environment, that above `config.toml`, that above the
/// default. The keys: [Keys], for users docs/reference/configuration.md. Immutable.
public record Config(
    ServerPart server,
    TlsPart tls,
    Duration maxLag,
    Store store,
    Retention retention,
    Tmux tmux,
    Collect collect,
    Redaction redaction,
    AuditPart audit,
    Log log) {

  /// The `server.*` keys.
  ///
  /// @param port 0 for a free one
  /// @param ratePerSecond messages a client may send each second
  /// @param burst messages it may send at once
  public record ServerPart(
      int port,
      List<String> bind,
      List<String> allowedHosts,
      List<String> allowedOrigins,
      int maxClients,
      int maxPerAddress,
      int maxUnauthenticated,
      int ratePerSecond,
      int burst) {}

  /// The `tls.*` keys. All empty and false: connections are plain.
  ///
  /// @param selfSigned whether a certificate of its own takes the place of `cert` and `key`
  public record TlsPart(String cert, String key, String clientCa, boolean selfSigned) {

    /// Whether connections are encrypted.
    public boolean on() {
      return selfSigned || !cert.isEmpty();
    }
  }

  /// The `store` key.
  public enum Store {
    /// Segment files in the state folder.
    DISK,
    /// Nothing on disk.
    MEMORY
  }

  /// The `retention.*` keys; whichever is reached first.
  public record Retention(Duration age, long bytes) {}

  /// The `tmux.*` keys.
  ///
  /// @param command the program; empty for the first on the `PATH`
  /// @param sockets names or paths; empty for all of the user's
  public record Tmux(String command, List<String> sockets) {}

  /// The `collect.*` keys.
  ///
  /// @param mode `auto`, `attach` or `look`
  /// @param sessionModes `SESSION=MODE` or `SERVER/SESSION=MODE` each, by globs
  /// @param exclude globs of session names
  /// @param resourcesEvery zero for never
  public record Collect(
      String mode,
      List<String> sessionModes,
      int lookMillis,
      int lookCalmMillis,
      int lookAloneMillis,
      List<String> exclude,
      Duration resourcesEvery) {}

  /// The `redaction.*` keys.
  ///
  /// @param off names of rules that are not to hold; `all` for none to hold
  /// @param rules the user's own rule file; empty for the usual place, where it need not exist
  public record Redaction(List<String> off, String rules) {}

  /// The `audit.*` keys.
  ///
  /// @param age how long a file is kept after its last record
  /// @param bytes what all files may hold together
  /// @param inputs whether what was typed is kept as it is
  public record AuditPart(boolean enabled, Duration age, long bytes, boolean inputs) {}

  /// The `log.*` keys.
  public record Log(String level) {}

  /// Whether a client is never too far behind ([#maxLag] is `none`).
  public boolean lagIsEndless() {
    return maxLag.equals(Kind.Span.ENDLESS);
  }

  /// Reads and checks everything.
  ///
  /// @param file `config.toml`, which need not exist
  /// @param environment the variables, of which the `MUXCAST_*` ones of [Keys] count
  /// @param overrides values by key that stand above both
  /// @throws Refusal for the first thing that is wrong, in one line
  public static Config load(
      Path file, Map<String, String> environment, Map<String, Object> overrides) throws Refusal {
    return of(read(file), file.toString(), environment, overrides);
  }

  static Config of(
      Map<String, Object> fromFile,
      String fileName,
      Map<String, String> environment,
      Map<String, Object> overrides)
      throws Refusal {
    for (String name : fromFile.keySet()) {
      if (Keys.named(name) == null) {
        String near = Keys.nearest(name);
        throw new Refusal(
            fileName
                + ": there is no key "
                + name
                + (near == null ? "" : "; did you mean " + near + "?"));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Key key : Keys.ALL) {
      Object option = overrides.get(key.name());
      String variable = environment.get(key.variable());
      Object inFile = fromFile.get(key.name());
      if (option != null) {
        values.put(key.name(), key.check(option, "muxcast serve"));
      } else if (variable != null) {
        values.put(key.name(), key.check(variable, key.variable()));
      } else if (inFile != null) {
        values.put(key.name(), key.check(inFile, fileName));
      } else {
        values.put(key.name(), key.byDefault());
      }
    }
    return new Settings(values).config();
  }

  private static Map<String, Object> read(Path file) throws Refusal {
    try {
      return Toml.parse(UserText.read(file), file.toString());
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw new Refusal("the configuration " + file + " can't be read (" + e + ")");
    }
  }
}
