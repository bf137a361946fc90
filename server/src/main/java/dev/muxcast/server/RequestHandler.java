package dev.muxcast.server;

import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.FilterRules.Effect;
import dev.muxcast.event.Picture;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Replies;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.RequestId;
import dev.muxcast.protocol.Since;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.Gap;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Does what an authenticated client asks for. Runs on the client's reading thread.
final class RequestHandler {
  private static final long BACKEND_SECONDS = 5;

  private final ClientSession client;
  private final ServerContext context;
  private final EventQueue queue;
  private final Follower follower;
  private final FrameSink sink;
  private final PastEvents past;
  private final ClientMemory memory;
  private final CostlyWork costly;
  private final TimeShare share = CostlyWork.shareOfOne();

  RequestHandler(
      ClientSession client, ServerContext context, Follower follower, ClientMemory memory) {
    this.client = client;
    this.memory = memory;
    costly = context.clients().costly();
    this.context = context;
    this.follower = follower;
    queue = context.queue();
    sink = client.connection().sink();
    past = new PastEvents(queue, client.grant());
  }

  /// @throws RequestRefused when it can't be granted
  void handle(Request request) throws IOException {
    switch (request) {
      case Request.Auth _ -> throw new IllegalStateException("handled by the session");
      case Request.Subscribe it -> subscribe(it);
      case Request.Unsubscribe it -> unsubscribe(it);
      case Request.Ping it ->
          client.reply(Replies.pong(System.currentTimeMillis(), it.requestId()));
      case Request.Snapshot it -> lookUp(() -> snapshot(it));
      case Request.History it -> lookUp(() -> past.history(it));
      case Request.Search it -> lookUp(() -> past.search(it));
      case Request.Publish it -> publish(it);
      case Request.Explain it -> lookUp(() -> explanation(it));
      case Request.Acknowledge it -> acknowledge(it);
      case Request.Command it ->
          client.reply(
              Replies.command(
                  context.backend().command(it, client.grant(), client.id()), it.requestId()));
    }
  }

  /// Answers with what costs more than a moment, and may be large.
  private void lookUp(CostlyWork.Work<String> work) throws IOException {
    String json = costly.run(share, work);
    try (ClientMemory.Room _ = memory.forReply(json)) {
      client.reply(json);
    }
  }

  private String snapshot(Request.Snapshot request) {
    Picture picture = await(context.backend().snapshot(request.target(), client.grant()));
    return Replies.snapshot(queue.epoch(), picture, request.requestId());
  }

  private String explanation(Request.Explain request) {
    return Replies.explained(
        await(context.backend().explain(request.target(), client.grant())), request.requestId());
  }

  /// The place in the log before a time.
  ///
  /// @param reached whether nothing since then is gone
  private record Found(long place, boolean reached) {}

  private void subscribe(Request.Subscribe request) throws IOException {
    // Looked for before the lock is taken, since it may read files.
    Found found =
        request.since() instanceof Since.Time time
            ? costly.run(share, () -> find(time.timeMillis()))
            : new Found(0, true);
    try (ClientMemory.Room _ = roomToConfirm(request.rules(), request.filters())) {
      subscribe(request, found);
    }
    follower.nudge();
  }

  private Found find(long timeMillis) {
    return new Found(queue.placeBefore(timeMillis), queue.reachesBackTo(timeMillis));
  }

  /// The answer repeats all rules.
  private ClientMemory.Room roomToConfirm(@Nullable FilterRules rules, @Nullable Filter added) {
    long bytes = rules == null ? follower.rulesBytes() : rules.bytes();
    return memory.room(2 * (bytes + (added == null ? 0 : added.bytes())));
  }

  private void subscribe(Request.Subscribe request, Found found) throws IOException {
    sink.lock().lock();
    try {
      boolean live = follower.following();
      if (request.since() != null && request.rules() == null && live) {
        throw new RequestRefused(
            ErrorCode.INVALID_MESSAGE,
            "'since' on a live subscription needs 'rules': replace all rules together with it");
      }
      FilterRules rules = request.rules();
      if (rules == null && request.filters() != null) {
        rules = follower.rules().with(Effect.INCLUDE, request.filters());
      }
      rules = limited(rules == null ? follower.rules() : rules);
      long top = queue.top();
      follower.follow(rules, request.maxLagMillis(), top);
      client.audit().subscribed(rules);
      Gap gap = move(request.since(), found);
      boolean recovered = request.since() != null && gap == null;
      client.reply(confirmation(rules, top, recovered, request.requestId()));
      if (gap != null) {
        client.reply(Replies.gap(queue.epoch(), gap.fromSeq(), gap.toSeq(), gap.reason().word()));
      }
    } finally {
      sink.lock().unlock();
    }
  }

  /// Takes the cursor where the client wants it, or as near as can be.
  ///
  /// @param found where a time was found
  /// @return what could not be had
  private @Nullable Gap move(@Nullable Since since, Found found) {
    long oldest = queue.oldest();
    return switch (since) {
      case null -> null;
      case Since.Earliest _ -> {
        follower.startAfter(oldest - 1, false);
        yield null;
      }
      case Since.Time _ -> {
        follower.startAfter(Math.max(found.place(), oldest - 1), !found.reached());
        yield found.reached() ? null : new Gap(1, oldest - 1, Gap.Reason.RETENTION);
      }
      case Since.After after -> {
        boolean sameLog = after.epoch().equals(queue.epoch()) && after.seq() <= queue.top();
        if (sameLog && after.seq() >= oldest - 1) {
          follower.startAfter(after.seq(), false);
          yield null;
        }
        follower.startAfter(oldest - 1, true);
        yield sameLog
            ? new Gap(after.seq() + 1, oldest - 1, Gap.Reason.RETENTION)
            : new Gap(Math.min(1, oldest - 1), oldest - 1, Gap.Reason.EPOCH);
      }
    };
  }

  /// @param top from where a live subscription begins: one that is newer by now would not be true
  private String confirmation(
      FilterRules rules, long top, boolean recovered, @Nullable RequestId requestId) {
    return Replies.subscribed(
        rules,
        follower.nextSeq(),
        queue.epoch(),
        queue.oldest(),
        Math.max(top, follower.nextSeq() - 1),
        recovered,
        requestId);
  }

  private void unsubscribe(Request.Unsubscribe request) throws IOException {
    sink.lock().lock();
    try (ClientMemory.Room _ = roomToConfirm(null, request.filters())) {
      FilterRules rules =
          request.filters() == null
              ? FilterRules.NONE
              : limited(follower.rules().with(Effect.EXCLUDE, request.filters()));
      follower.follow(rules, null, queue.top());
      client.audit().subscribed(rules);
      client.reply(Replies.unsubscribed(rules, follower.nextSeq(), request.requestId()));
    } finally {
      sink.lock().unlock();
    }
    follower.nudge();
  }

  private void publish(Request.Publish request) throws IOException {
    long seq =
        await(
            context
                .backend()
                .publish(request.type(), request.data(), request.target(), client.grant()));
    client.audit().published(request.type(), request.target(), seq);
    client.reply(Replies.published(queue.epoch(), seq, request.requestId()));
  }

  private void acknowledge(Request.Acknowledge request) throws IOException {
    if (request.alert() != null) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no alert " + request.alert());
    }
    await(context.backend().acknowledge(request.target(), client.grant()));
    client.audit().acknowledged(request.target());
    client.reply(Replies.acknowledged(request.requestId()));
  }

  private static FilterRules limited(FilterRules rules) {
    if (rules.tooMany()) {
      throw new RequestRefused(
          ErrorCode.INVALID_FILTER,
          "at most " + FilterRules.MAX_RULES + " rules; replace them all with 'rules'");
    }
    if (rules.bytes() > FilterRules.MAX_BYTES) {
      throw new RequestRefused(
          ErrorCode.INVALID_FILTER,
          "the patterns of all rules may have "
              + FilterRules.MAX_BYTES / 1024
              + " KiB together; join some with globs");
    }
    return rules;
  }

  private static <T> T await(CompletableFuture<T> answer) {
    return Answers.await(answer, BACKEND_SECONDS);
  }
}
