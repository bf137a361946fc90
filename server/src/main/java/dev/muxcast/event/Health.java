package dev.muxcast.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the watching goes, as the Collector itself says.
///
/// @param waiting how many things wait for the Collector
/// @param faults of our own that were survived since the start
/// @param hanging how many files that were to be read or written hang
/// @param leftOut what each bound has cost since the start
public record Health(
    List<Server> servers, int waiting, long faults, int hanging, Map<String, Long> leftOut) {

  public Health {
    servers = List.copyOf(servers);
    leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
  }

  /// One tmux server.
  ///
  /// @param mode `look` or `control`; null before that is decided
  /// @param version its own; null where it is not known
  /// @param why it is watched in that mode, in words for people; null before that is decided
  /// @param otherwise how many of its sessions are watched the other way
  /// @param answeredMillisAgo when it answered last; null when it has not yet
  /// @param seen whether what it shows is watched now
  /// @param trouble in words for people; null when there is none
  public record Server(
      String server,
      @Nullable String mode,
      @Nullable String version,
      @Nullable String why,
      int otherwise,
      @Nullable Long answeredMillisAgo,
      boolean seen,
      @Nullable String trouble) {}

  /// Whether nothing is seen of what is there.
  public boolean blind() {
    boolean any = false;
    for (Server server : servers) {
      any |= server.seen;
    }
    return !servers.isEmpty() && !any;
  }

  /// What is not as it should be, in words for people.
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Server server : servers) {
      if (server.trouble != null) {
        reasons.add("tmux server " + server.server + " " + server.trouble);
      }
    }
    if (hanging > 0) {
      reasons.add("files can't be read or written now: " + hanging + " of them hang");
    }
    return reasons;
  }
}
