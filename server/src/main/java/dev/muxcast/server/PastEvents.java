package dev.muxcast.server;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.FilterRules.Effect;
import dev.muxcast.protocol.Action;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Replies;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.RequestId;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.History;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Answers `history` and `search` for one client: pages of what its token may see, the same
/// substitutes included that it got live.
final class PastEvents {
  private final EventQueue queue;
  private final Grant grant;

  PastEvents(EventQueue queue, Grant grant) {
    this.queue = queue;
    this.grant = grant;
  }

  String history(Request.History request) throws IOException {
    return page(Action.HISTORY, null, request.page(), request.requestId());
  }

  String search(Request.Search request) throws IOException {
    return page(Action.SEARCH, request.text(), request.page(), request.requestId());
  }

  private String page(
      Action action, @Nullable String text, Request.Page page, @Nullable RequestId id)
      throws IOException {
    Subscription selector = new Subscription(grant, null);
    selector.replace(FilterRules.NONE.with(Effect.INCLUDE, page.filters()));
    try {
      History.Page found =
          queue
              .history()
              .page(
                  new History.Query(
                      text, page.sinceMillis(), page.untilMillis(), page.cursor(), page.limit()),
                  selector,
                  selector::substitute);
      return Replies.page(action, found.events(), found.nextCursor(), found.gaps(), id);
    } catch (IllegalArgumentException e) {
      throw new RequestRefused(
          ErrorCode.INVALID_MESSAGE, "'cursor' is none of this log; begin without one");
    }
  }
}
