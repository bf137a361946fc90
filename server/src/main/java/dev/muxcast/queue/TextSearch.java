package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import dev.muxcast.event.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks for a text in entries that are met from the newest to the oldest, upper and lower case
/// alike. What a pane wrote may be cut anywhere between two events, so the beginning of the newer
/// one is kept per pane: a text that lies across the cut is found in the event it begins in.
///
/// One thread; one instance a search.
final class TextSearch {
  private static final int MOST_PANES = 1_000;

  private final String wanted;
  private final char lower;
  private final char upper;
  private final Map<Pane, Beginning> newer = new HashMap<>();

  private record Pane(
      @Nullable String server, @Nullable String serverInstance, @Nullable String id) {
    static Pane of(Place place) {
      return new Pane(place.server(), place.serverInstance(), place.paneId());
    }
  }

  /// What the newer event of a pane begins with.
  ///
  /// @param session where the pane was then: what it wrote in another session is nothing that who
  ///   sees this one may find by it
  private record Beginning(@Nullable String session, String text) {
    boolean isOf(Place place) {
      return Objects.equals(session, place.session());
    }
  }

  /// @param wanted not empty
  TextSearch(String wanted) {
    this.wanted = wanted;
    lower = Character.toLowerCase(wanted.charAt(0));
    upper = Character.toUpperCase(wanted.charAt(0));
  }

  /// Whether the entry holds the text. To be asked of every entry, as it learns by it what follows
  /// the next older one.
  boolean matches(Facets facets, FrameText frame) {
    if (!facets.type().equals("pane.output")) {
      return holds(frame.texts(), 0);
    }
    String content = frame.content();
    Pane pane = Pane.of(facets.place());
    Beginning next = newer.remove(pane);
    String following = next != null && next.isOf(facets.place()) ? next.text() : null;
    if (!frame.joins()) {
      return holds(content, 0);
    }
    String all = following == null ? content : content + following;
    if (newer.size() < MOST_PANES) {
      String begin = all.substring(0, Math.min(all.length(), wanted.length() - 1));
      newer.put(pane, new Beginning(facets.place().session(), begin));
    }
    return holds(all, following == null ? 0 : following.length());
  }

  /// Whether the text begins in all but the last so many characters.
  private boolean holds(String text, int tail) {
    int last = Math.min(text.length() - tail - 1, text.length() - wanted.length());
    for (int i = 0; i <= last; i++) {
      char here = text.charAt(i);
      if ((here == lower || here == upper)
          && text.regionMatches(true, i, wanted, 0, wanted.length())) {
        return true;
      }
    }
    return false;
  }
}
