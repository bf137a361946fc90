package dev.muxcast.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The checked values by key, on their way into the records of [Config]; refuses what is a valid
/// value but not built yet.
record Settings(Map<String, Object> values) {

  Config config() throws Refusal {
    return new Config(
        new Config.ServerPart(
            whole("server.port"),
            texts("server.bind"),
            texts("server.allowed_hosts"),
            texts("server.allowed_origins"),
            whole("server.max_clients"),
            whole("server.max_per_address"),
            whole("server.max_unauthenticated"),
            whole("server.rate"),
            whole("server.burst")),
        tls(),
        (Duration) value("delivery.max_lag"),
        store(),
        new Config.Retention(
            Duration.ofHours(whole("retention.hours")), whole("retention.megabytes") * 1_000_000L),
        new Config.Tmux(text("tmux.command"), texts("tmux.sockets")),
        new Config.Collect(
            text("collect.mode"),
            texts("collect.session_modes"),
            (int) whole("collect.look_millis"),
            (int) whole("collect.look_calm_millis"),
            (int) whole("collect.look_alone_millis"),
            texts("collect.exclude"),
            Duration.ofSeconds(whole("collect.resources_seconds"))),
        new Config.Redaction(texts("redaction.off"), text("redaction.rules")),
        new Config.AuditPart(
            (Boolean) value("audit.enabled"),
            Duration.ofDays(whole("audit.days")),
            whole("audit.megabytes") * 1_000_000L,
            (Boolean) value("audit.inputs")),
        new Config.Log(text("log.level")));
  }

  private Config.TlsPart tls() throws Refusal {
    Config.TlsPart tls =
        new Config.TlsPart(
            text("tls.cert"),
            text("tls.key"),
            text("tls.client_ca"),
            (Boolean) value("tls.self_signed"));
    if (tls.cert().isEmpty() != tls.key().isEmpty()) {
      throw new Refusal("tls.cert and tls.key belong together; give both, or neither");
    }
    if (tls.selfSigned() && !tls.cert().isEmpty()) {
      throw new Refusal("tls.self_signed and tls.cert exclude each other; give one of them");
    }
    if (!tls.clientCa().isEmpty() && !tls.on()) {
      throw new Refusal("tls.client_ca needs TLS; give tls.cert and tls.key, or tls.self_signed");
    }
    return tls;
  }

  private Config.Store store() throws Refusal {
    String store = text("store");
    return switch (store) {
      case "disk" -> Config.Store.DISK;
      case "memory" -> Config.Store.MEMORY;
      default ->
          throw new Refusal(
              store.startsWith("redis:") || store.startsWith("rediss:")
                  ? "store = \"" + store + "\": Redis is not built yet; use \"disk\" or \"memory\""
                  : "store must be one of disk, memory, not " + store);
    };
  }

  private Object value(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  private int whole(String key) {
    return Math.toIntExact((Long) value(key));
  }

  private String text(String key) {
    return (String) value(key);
  }

  @SuppressWarnings("unchecked") // Kind.Texts gives nothing else
  private List<String> texts(String key) {
    return (List<String>) value(key);
  }
}
