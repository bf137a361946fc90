package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The client against a server that says exactly what the test wants.
@Timeout(60)
class MuxcastIT {

  private static final Duration LONG = Duration.ofSeconds(20);

  private FakeServer server;
  private volatile FakeServer moved;
  private Muxcast client;

  @BeforeEach
  void listen() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void end() throws IOException {
    if (client != null) {
      client.close();
    }
    server.close();
    if (moved != null) {
      moved.close();
    }
  }

  private static <T> CompletableFuture<T> later(Supplier<T> what) {
    return CompletableFuture.supplyAsync(what, Executors.newVirtualThreadPerTaskExecutor());
  }

  private FakeServer.Peer connect(int buffered) throws Exception {
    var plain = Options.of(server.url(), "mux_t");
    var options =
        new Options(
            plain.url(),
            plain.token(),
            LONG,
            Duration.ofSeconds(5),
            LONG,
            buffered,
            false,
            Trust.USUAL,
            () -> (moved == null ? server : moved).url(),
            new OwnPane("%3", "1-2", true),
            false);
    CompletableFuture<Muxcast> connecting = later(() -> Muxcast.connect(options));
    FakeServer.Peer peer = server.admitted();
    client = connecting.get(10, TimeUnit.SECONDS);
    return peer;
  }

  private FakeServer.Peer subscribed(Since since, long top) throws Exception {
    FakeServer.Peer peer = connect(4096);
    CompletableFuture<Confirmation> asking =
        later(() -> client.subscribe(Filters.types("custom.*"), since));
    peer.confirm(peer.expect("subscribe"), "e1", 1, top, !(since instanceof Since.Now));
    asking.get(10, TimeUnit.SECONDS);
    assertInstanceOf(Message.Confirmed.class, next());
    return peer;
  }

  private Message next() throws InterruptedException {
    Message message = client.next(LONG);
    if (message == null) {
      throw new AssertionError("nothing came");
    }
    return message;
  }

  private long nextSeq() throws InterruptedException {
    return assertInstanceOf(Message.Event.class, next()).envelope().seq();
  }

  @Test
  void tellsWhoItIsOnceLetIn() throws Exception {
    connect(4096);
    assertEquals("admin", client.welcome().role());
    assertTrue(client.established().contains("connection.established"));
  }

  @Test
  void saysInWhichPaneItRuns() throws Exception {
    FakeServer.Peer peer = connect(4096);
    assertEquals("%3", peer.auth.get("pane"));
    assertEquals("1-2", peer.auth.get("server_instance"));
    assertEquals(true, peer.auth.get("in_front"));
  }

  @Test
  void hasPagesOfThePast() throws Exception {
    FakeServer.Peer peer = connect(4096);
    var past = new Past("oops", Filters.types("custom.*"), Instant.EPOCH, null);
    CompletableFuture<Past.Page> asking = later(() -> client.past(past, "c1", 2));
    Map<String, Object> request = peer.expect("search");
    assertEquals("oops", request.get("text"));
    assertEquals("c1", request.get("cursor"));
    String event =
        "{\"type\":\"custom.x\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"seq\":7,"
            + "\"data\":{\"a\":[1,2.5,null,\"é\"]}}";
    peer.send(
        "{\"type\":\"search.response\",\"request_id\":\"%s\",\"events\":[%s],\"next_cursor\":null}",
        request.get("request_id"), event);
    Past.Page page = asking.get(10, TimeUnit.SECONDS);
    assertNull(page.cursor());
    assertEquals(event, page.events().getFirst().json());
    assertEquals(7, page.events().getFirst().envelope().seq());
  }

  @Test
  void handsEventsOverInOrder() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    for (long seq = 1; seq <= 500; seq++) {
      peer.event(seq);
    }
    for (long seq = 1; seq <= 500; seq++) {
      assertEquals(seq, nextSeq());
    }
    assertEquals(new Position("e1", 500), client.position());
  }

  @Test
  void goesOnAfterTheLastEventWhenTheConnectionBreaks() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    peer.event(1);
    peer.event(2);
    assertEquals(1, nextSeq());
    assertEquals(2, nextSeq());
    peer.drop();
    FakeServer.Peer again = server.admitted();
    Map<String, Object> request = again.expect("subscribe");
    assertEquals(Map.of("epoch", "e1", "seq", 2L), request.get("since"));
    again.confirm(request, "e1", 1, 3, true);
    again.event(3);
    assertEquals(1006, assertInstanceOf(Message.Disconnected.class, next()).code());
    assertInstanceOf(Message.Reconnected.class, next());
    assertInstanceOf(Message.Confirmed.class, next());
    assertEquals(3, nextSeq());
  }

  @Test
  void goesOnWhereTheServerCameBackAtAnotherPort() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    peer.event(1);
    assertEquals(1, nextSeq());
    moved = new FakeServer();
    peer.drop();
    Map<String, Object> request = moved.admitted().expect("subscribe");
    assertEquals(Map.of("epoch", "e1", "seq", 1L), request.get("since"));
  }

  @Test
  void asksAgainWithTheServersRulesAsTheyAre_alsoPartsItDoesNotKnow() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 7);
    peer.close(4000);
    Map<String, Object> request = server.admitted().expect("subscribe");
    assertEquals(
        List.of(
            Map.of(
                "effect", "include", "filters", Map.of("types", List.of("custom.*"), "later", 1L))),
        request.get("rules"));
    assertEquals(Map.of("epoch", "e1", "seq", 7L), request.get("since"));
  }

  @Test
  void aBookmarkMovesThePlaceToGoOnFrom() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    peer.send("{\"type\":\"bookmark\",\"epoch\":\"e1\",\"seq\":90}");
    assertEquals(
        new Position("e1", 90), assertInstanceOf(Message.Bookmark.class, next()).position());
    peer.drop();
    Map<String, Object> request = server.admitted().expect("subscribe");
    assertEquals(Map.of("epoch", "e1", "seq", 90L), request.get("since"));
  }

  @Test
  void aGapIsHandedOnAndMovesThePlace() throws Exception {
    FakeServer.Peer peer = subscribed(Since.EARLIEST, 50);
    peer.send(
        "{\"type\":\"gap\",\"epoch\":\"e1\",\"from_seq\":3,\"to_seq\":40,\"reason\":\"slow\"}");
    Message.Gap gap = assertInstanceOf(Message.Gap.class, next());
    assertEquals("slow", gap.reason());
    assertEquals(40, gap.toSeq());
    peer.drop();
    Map<String, Object> request = server.admitted().expect("subscribe");
    assertEquals(Map.of("epoch", "e1", "seq", 40L), request.get("since"));
  }

  @Test
  void aNewLogIsNotTakenForTheOldOneUntilItsGapHasCome() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 10);
    peer.drop();
    FakeServer.Peer second = server.admitted();
    second.confirm(second.expect("subscribe"), "e2", 1, 4, false);
    second.drop();
    FakeServer.Peer third = server.admitted();
    Map<String, Object> request = third.expect("subscribe");
    assertEquals(Map.of("epoch", "e1", "seq", 10L), request.get("since"));
    third.confirm(request, "e2", 1, 4, false);
    third.send(
        "{\"type\":\"gap\",\"epoch\":\"e2\",\"from_seq\":0,\"to_seq\":0,\"reason\":\"epoch\"}");
    third.event(1);
    third.drop();
    Map<String, Object> last = server.admitted().expect("subscribe");
    assertEquals(Map.of("epoch", "e2", "seq", 1L), last.get("since"));
  }

  @Test
  void earliestIsAskedForAgainWhenNothingHadCome() throws Exception {
    FakeServer.Peer peer = subscribed(Since.EARLIEST, 5);
    peer.drop();
    assertEquals("earliest", server.admitted().expect("subscribe").get("since"));
  }

  @Test
  void aTimeIsAskedForAgainWhenNothingHadCome() throws Exception {
    FakeServer.Peer peer = subscribed(Since.time(Instant.parse("2026-11-23T10:00:00.250Z")), 5);
    peer.drop();
    assertEquals(
        Map.of("time", "2026-11-23T10:00:00.250Z"),
        server.admitted().expect("subscribe").get("since"));
  }

  @Test
  void aWrongTokenIsRefusedAtOnce() throws Exception {
    CompletableFuture<Muxcast> connecting =
        later(() -> Muxcast.connect(Options.of(server.url(), "mux_wrong")));
    FakeServer.Peer peer = server.peer();
    Object id = peer.expect("auth").get("request_id");
    peer.send(
        "{\"type\":\"auth.response\",\"request_id\":\"%s\",\"success\":false,"
            + "\"code\":\"AUTH_FAILED\",\"message\":\"no such token\"}",
        id);
    peer.close(4500);
    var failed = assertThrows(Exception.class, () -> connecting.get(10, TimeUnit.SECONDS));
    var refused = assertInstanceOf(MuxcastException.Refused.class, failed.getCause());
    assertEquals("AUTH_FAILED", refused.code());
  }

  @Test
  void aRevokedTokenEndsTheStreamForGood() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    peer.close(4503);
    var refused = assertThrows(MuxcastException.Refused.class, () -> client.next(LONG));
    assertEquals("4503", refused.code());
  }

  @Test
  void anErrorAnswersItsRequestAndNothingElse() throws Exception {
    FakeServer.Peer peer = connect(4096);
    CompletableFuture<Reply> asking = later(() -> client.snapshot());
    Object id = peer.expect("snapshot").get("request_id");
    peer.send(
        "{\"type\":\"error\",\"code\":\"FORBIDDEN\",\"message\":\"not for you\","
            + "\"request_id\":\"%s\"}",
        id);
    var failed = assertThrows(Exception.class, () -> asking.get(10, TimeUnit.SECONDS));
    var refused = assertInstanceOf(MuxcastException.Refused.class, failed.getCause());
    assertEquals("FORBIDDEN", refused.code());
    assertNull(client.next(Duration.ofMillis(50)));
  }

  @Test
  void aRequestFailsWhenTheConnectionBreaksBeforeItsAnswer() throws Exception {
    FakeServer.Peer peer = connect(4096);
    CompletableFuture<Reply> asking = later(() -> client.snapshot());
    peer.expect("snapshot");
    peer.drop();
    var failed = assertThrows(Exception.class, () -> asking.get(10, TimeUnit.SECONDS));
    assertInstanceOf(MuxcastException.Lost.class, failed.getCause());
  }

  @Test
  void aReaderThatIsSlowLosesNothing_andAnAnswerBehindManyEventsStillComes() throws Exception {
    FakeServer.Peer peer = connect(10);
    CompletableFuture<Confirmation> asking = later(() -> client.subscribe(Filters.ALL, Since.NOW));
    peer.confirm(peer.expect("subscribe"), "e1", 1, 0, false);
    asking.get(10, TimeUnit.SECONDS);
    CompletableFuture<Reply> snapshot = later(() -> client.snapshot());
    Object id = peer.expect("snapshot").get("request_id");
    for (long seq = 1; seq <= 300; seq++) {
      peer.event(seq);
    }
    peer.send(
        "{\"type\":\"snapshot.data\",\"epoch\":\"e1\",\"seq\":300,\"request_id\":\"%s\"}", id);
    assertEquals("snapshot.data", snapshot.get(10, TimeUnit.SECONDS).type());
    assertInstanceOf(Message.Confirmed.class, next());
    for (long seq = 1; seq <= 300; seq++) {
      assertEquals(seq, nextSeq());
    }
  }

  @Test
  void aLargeMessageInManyFramesIsOneMessage() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    String content = "x".repeat(20_000) + "é";
    peer.send(
        "{\"type\":\"pane.output\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"seq\":1,"
            + "\"data\":{\"content\":\""
            + content
            + "\",\"severity\":\"info\"}}");
    Message.Event event = assertInstanceOf(Message.Event.class, next());
    assertEquals(content, event.data(EventData.PaneOutput.class).content());
  }

  @Test
  void unknownTypesAndFieldsAreHandedOn() throws Exception {
    FakeServer.Peer peer = subscribed(Since.NOW, 0);
    peer.send("{\"type\":\"news.from.tomorrow\",\"what\":[1,{\"a\":null}]}");
    assertEquals("news.from.tomorrow", assertInstanceOf(Message.Other.class, next()).type());
    peer.send("not json");
    assertInstanceOf(Message.Other.class, next());
  }

  @Test
  void noServerIsSaidAtOnce() throws Exception {
    server.close();
    var failed =
        assertThrows(
            MuxcastException.NoServer.class,
            () -> Muxcast.connect(server.url().toString(), "mux_t"));
    assertTrue(failed.getMessage().contains("No muxcast server answers"));
  }

  @Test
  void closingEndsTheStreamWithoutAnError() throws Exception {
    subscribed(Since.NOW, 0);
    client.close();
    assertFalse(client.messages().iterator().hasNext());
    assertThrows(MuxcastException.Lost.class, () -> client.snapshot());
  }
}
