package dev.muxcast.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every key of the configuration, in the order of the reference.
final class Keys {

  private Keys() {}

  static final List<Key> ALL =
      List.of(
          new Key(
              "server.port",
              new Kind.Whole(0, 65535),
              "8765",
              "The port to listen on; 0 takes a free one."),
          new Key(
              "server.bind",
              new Kind.Texts(),
              "127.0.0.1,::1",
              "The addresses to listen on. Others than loopback ones need TLS."),
          new Key(
              "server.allowed_hosts",
              new Kind.Texts(),
              "",
              "Names besides the loopback ones that a request's Host header may hold, for a proxy in front."),
          new Key(
              "server.allowed_origins",
              new Kind.Texts(),
              "",
              "Origins besides the server's own whose pages may connect, such as https://board.example."),
          new Key(
              "server.max_clients",
              new Kind.Whole(1, 10_000),
              "100",
              "How many authenticated clients may be connected at once."),
          new Key(
              "server.max_per_address",
              new Kind.Whole(1, 10_000),
              "32",
              "How many of them may come from one address of another machine (a /64 counts as one); this machine's own, tunnels among them, only count in all."),
          new Key(
              "server.max_unauthenticated",
              new Kind.Whole(1, 1_000),
              "20",
              "How many connections may wait to authenticate at once; they take no client's slot."),
          new Key(
              "server.rate",
              new Kind.Whole(1, 100_000),
              "100",
              "Messages a second each client may send."),
          new Key(
              "server.burst",
              new Kind.Whole(1, 100_000),
              "200",
              "Messages each client may send at once before the rate holds."),
          new Key(
              "tls.cert",
              new Kind.Text(),
              "",
              "A PEM file with the server's certificate and those between it and its root; with it every connection is wss://. Read again when it changes."),
          new Key(
              "tls.key",
              new Kind.Text(),
              "",
              "A PEM file with the private key of that certificate, unencrypted PKCS#8, not readable by everybody."),
          new Key(
              "tls.client_ca",
              new Kind.Text(),
              "",
              "A PEM file with the roots of the certificates that clients must show; empty asks for none."),
          new Key(
              "tls.self_signed",
              new Kind.Switch(),
              "false",
              "Makes a certificate of its own once, in tls/ of the state folder; clients know it by its fingerprint."),
          new Key(
              "delivery.max_lag",
              new Kind.Span(),
              "10s",
              "A client further behind than this jumps to the newest event, by a declared gap; \"none\" never jumps."),
          new Key(
              "store",
              new Kind.Text(),
              "disk",
              "Where events are kept: \"disk\" (in the state folder) or \"memory\" (gone with the process, nothing on disk)."),
          new Key(
              "retention.hours",
              new Kind.Whole(1, 8_760),
              "24",
              "Events older than this are dropped."),
          new Key(
              "retention.megabytes",
              new Kind.Whole(1, 1_000_000),
              "256",
              "The oldest events are dropped when the log is larger than this."),
          new Key(
              "tmux.command",
              new Kind.Text(),
              "",
              "The tmux program; empty takes the first on the PATH."),
          new Key(
              "tmux.sockets",
              new Kind.Texts(),
              "",
              "The tmux sockets to watch, names (as behind -L) or paths; empty watches all of this user's."),
          new Key(
              "collect.mode",
              new Kind.Choice(List.of("auto", "attach", "look")),
              "auto",
              "How tmux is watched: \"look\" asks it again and again and attaches nobody, \"attach\" is faster and may end a tmux older than 3.8, \"auto\" attaches to tmux 3.8 and newer and looks at older ones."),
          new Key(
              "collect.session_modes",
              new Kind.WordByName(List.of("auto", "attach", "look")),
              "",
              "Which sessions are watched another way than `collect.mode` says, such as \"agents-*=look\", or \"work/*=attach\" on the tmux server `work` alone; * and ? are wild, the first that matches counts."),
          new Key(
              "collect.look_millis",
              new Kind.Whole(10, 10_000),
              "25",
              "How often tmux is looked at while something moves; looking never takes more than a twentieth of its time."),
          new Key(
              "collect.look_calm_millis",
              new Kind.Whole(10, 10_000),
              "50",
              "How often tmux is looked at after a quiet second; not at all while it has not run, where that can be told."),
          new Key(
              "collect.look_alone_millis",
              new Kind.Whole(10, 10_000),
              "100",
              "How often tmux is looked at when nobody is connected and no agent works."),
          new Key(
              "collect.exclude",
              new Kind.Texts(),
              "",
              "Sessions that are not watched, by name; * and ? are wild."),
          new Key(
              "collect.resources_seconds",
              new Kind.Whole(0, 3_600),
              "5",
              "How often CPU and memory of the panes and the host are read (`resource.usage`); 0 never reads them."),
          new Key(
              "redaction.off",
              new Kind.Texts(),
              "",
              "Redaction rules that are not to hold, by the name in their mask; \"all\" shows every secret."),
          new Key(
              "redaction.rules",
              new Kind.Text(),
              "",
              "Your own redaction rules, in the form of the shipped ones; empty takes rules/redaction.rules beside the configuration, if it is there."),
          new Key(
              "audit.enabled",
              new Kind.Switch(),
              "true",
              "Writes down who connects and what is done, in audit/ of the state folder; muxcast audit verify shows whether that was changed."),
          new Key(
              "audit.days",
              new Kind.Whole(1, 36_500),
              "90",
              "Audit files whose last record is older than this are dropped."),
          new Key(
              "audit.megabytes",
              new Kind.Whole(1, 100_000),
              "64",
              "The oldest audit files are dropped when all are larger than this."),
          new Key(
              "audit.inputs",
              new Kind.Switch(),
              "false",
              "Whether the audit holds what was typed as it is; otherwise its length and a keyed hash."),
          new Key(
              "log.level",
              new Kind.Choice(List.of("trace", "debug", "info", "warn", "error", "off")),
              "info",
              "How much is logged."));

  /// The key of this name, or null.
  static @Nullable Key named(String name) {
    for (Key key : ALL) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    return null;
  }

  /// The name nearest to a mistaken one, or null when none is near.
  static @Nullable String nearest(String name) {
    String best = null;
    int bestDistance = Math.max(3, name.length() / 3) + 1;
    for (Key key : ALL) {
      int distance = distance(name, key.name());
      String last = key.name().substring(key.name().lastIndexOf('.') + 1);
      if (name.equals(last)) {
        distance = 0;
      }
      if (distance < bestDistance) {
        best = key.name();
        bestDistance = distance;
      }
    }
    return best;
  }

  /// Levenshtein's distance: how many letters to add, drop or change.
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
