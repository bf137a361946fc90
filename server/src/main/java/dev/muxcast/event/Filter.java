package dev.muxcast.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a client asks for: within a list one match is enough, every list given must match, and a
/// list that is missing matches all. An event that lacks a filtered field does not match, save that
/// `severity` is a minimum for those types only that have one.
///
/// @param types event types, globs allowed (`agent.*`)
/// @param sessions session names, globs allowed, or `$n`
/// @param windows indexes, name globs or `@n`
/// @param panes indexes or `%n`
/// @param hosts machine names, globs allowed
/// @param agentTypes short names, globs allowed
/// @param severity the least severity
/// @param serverInstance which tmux server ids are meant; any when null
/// @param passing whether rows that move by themselves are asked for too (`transient`)
public record Filter(
    @Nullable List<String> types,
    @Nullable List<String> sessions,
    @Nullable List<String> windows,
    @Nullable List<String> panes,
    @Nullable List<String> hosts,
    @Nullable List<String> agentTypes,
    @Nullable Severity severity,
    @Nullable String serverInstance,
    boolean passing) {

  /// What an object takes beside its text.
  private static final int OWN_BYTES = 40;

  /// A filter for what is news.
  public Filter(
      @Nullable List<String> types,
      @Nullable List<String> sessions,
      @Nullable List<String> windows,
      @Nullable List<String> panes,
      @Nullable List<String> hosts,
      @Nullable List<String> agentTypes,
      @Nullable Severity severity,
      @Nullable String serverInstance) {
    this(types, sessions, windows, panes, hosts, agentTypes, severity, serverInstance, false);
  }

  /// Matches everything that is news.
  public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);

  /// Whether both ask for the same: equal, whatever the order within a list.
  public boolean sameAs(Filter other) {
    return severity == other.severity
        && passing == other.passing
        && Objects.equals(serverInstance, other.serverInstance)
        && same(types, other.types)
        && same(sessions, other.sessions)
        && same(windows, other.windows)
        && same(panes, other.panes)
        && same(hosts, other.hosts)
        && same(agentTypes, other.agentTypes);
  }

  /// Their sums differ for nearly all lists that do, so that a client with many patterns can't have
  /// every one compared with every other.
  private static boolean same(@Nullable List<String> a, @Nullable List<String> b) {
    return a == null || b == null
        ? a == b
        : sum(a) == sum(b) && a.containsAll(b) && b.containsAll(a);
  }

  private static int sum(List<String> patterns) {
    int sum = patterns.size();
    for (String pattern : patterns) {
      sum += pattern.hashCode();
    }
    return sum;
  }

  /// How many bytes of memory it takes, about.
  public long bytes() {
    return OWN_BYTES
        + bytes(types)
        + bytes(sessions)
        + bytes(windows)
        + bytes(panes)
        + bytes(hosts)
        + bytes(agentTypes)
        + (serverInstance == null ? 0 : bytes(serverInstance));
  }

  private static long bytes(@Nullable List<String> patterns) {
    long bytes = 0;
    if (patterns != null) {
      for (String pattern : patterns) {
        bytes += bytes(pattern);
      }
    }
    return bytes;
  }

  private static long bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return OWN_BYTES + 2L * text.length();
      }
    }
    return OWN_BYTES + text.length();
  }

  /// Whether an event with these facets is asked for.
  public boolean matches(Facets facets) {
    return (passing || !facets.passing()) && means(facets);
  }

  /// Whether an event with these facets is meant: who wants no output of a place wants none of its
  /// moving rows either.
  boolean means(Facets facets) {
    return any(types, facets.type()) && severityMatches(facets) && placeMatches(facets);
  }

  /// Whether output of that place could be asked for, whatever `types` and `severity` say: who
  /// watches a session must learn that it was not watched.
  public boolean couldMatchOutputOf(Facets facets) {
    return any(hosts, facets.place().host())
        && instanceMatches(facets.place())
        && sessionMatches(facets);
  }

  private boolean severityMatches(Facets facets) {
    return severity == null || facets.severity() == null || facets.severity().atLeast(severity);
  }

  private boolean placeMatches(Facets facets) {
    Place place = facets.place();
    return sessionMatches(facets)
        && named(windows, place.window(), place.windowName(), place.windowId())
        && named(panes, place.pane(), null, place.paneId())
        && any(hosts, place.host())
        && any(agentTypes, place.agentType())
        && instanceMatches(place);
  }

  private boolean sessionMatches(Facets facets) {
    Place place = facets.place();
    return named(sessions, null, place.session(), place.sessionId())
        || (facets.otherSession() != null && any(sessions, facets.otherSession()));
  }

  private boolean instanceMatches(Place place) {
    return serverInstance == null || serverInstance.equals(place.serverInstance());
  }

  private static boolean any(@Nullable List<String> globs, @Nullable String value) {
    if (globs == null) {
      return true;
    }
    if (value == null) {
      return false;
    }
    for (String glob : globs) {
      if (Glob.matches(glob, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean named(
      @Nullable List<String> wanted,
      @Nullable Integer index,
      @Nullable String name,
      @Nullable String id) {
    if (wanted == null) {
      return true;
    }
    for (String want : wanted) {
      if (want.equals(id)
          || (index != null && want.equals(index.toString()))
          || (name != null && Glob.matches(want, name))) {
        return true;
      }
    }
    return false;
  }
}
