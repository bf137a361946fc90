package dev.muxcast.cli;

import dev.muxcast.client.Filters;
import dev.muxcast.client.Message;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events that the server has kept.
record PastEvents(Muxcast muxcast, Selection wanted) {
  private static final int PAGE = 500;

  /// The newest of them, the oldest first.
  ///
  /// @param text what they must hold; null for anything
  /// @param most how many at most
  /// @throws Exit.Problem where what is wanted can't be asked for in one
  List<Message.Event> newest(
      @Nullable String text, @Nullable Instant since, @Nullable Instant until, int most) {
    if (wanted.wanted().size() != 1) {
      throw new Exit.Problem(Exit.USAGE, "of the past, one pane or window at a time can be had");
    }
    Filters filters = wanted.wanted().getFirst();
    boolean all = wanted.least() == Severity.INFO;
    var past =
        new Past(text, all ? filters : filters.withSeverity(wanted.least().word()), since, until);
    var found = new ArrayList<Message.Event>();
    String cursor = null;
    do {
      Past.Page page = muxcast.past(past, cursor, Math.clamp(most, 1, PAGE));
      List<Message.Event> events =
          page.events().stream().filter(event -> !wanted.keepsOut(event)).toList();
      found.addAll(0, events);
      cursor = page.cursor();
    } while (cursor != null && found.size() < most);
    return found.subList(Math.max(0, found.size() - most), found.size());
  }
}
