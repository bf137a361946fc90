package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplayIT extends ServedTest {
  @Test
  void historyAndSearchLookBackWithinTheScopeInPages() throws IOException {
    for (int i = 0; i < 10; i++) {
      server.output("web", "needle " + i, Severity.INFO);
      server.output("secret", "needle in secret", Severity.INFO);
    }
    try (TestClient client = server.client(Role.VIEWER, "web")) {
      String first =
          client.ask(
              "{\"action\":\"history\",\"limit\":4,\"request_id\":\"h\"}", "history.response");
      assertTrue(first.contains("needle 9") && first.contains("needle 6"), first);
      assertTrue(!first.contains("needle 5") && !first.contains("secret"), first);
      int from = first.indexOf("\"next_cursor\":\"") + 15;
      String cursor = first.substring(from, first.indexOf('"', from));
      String second =
          client.ask(
              "{\"action\":\"history\",\"limit\":4,\"cursor\":\"" + cursor + "\"}",
              "history.response");
      assertTrue(second.contains("needle 5") && second.contains("needle 2"), second);
      String found = client.ask("{\"action\":\"search\",\"text\":\"NEEDLE 3\"}", "search.response");
      assertTrue(found.contains("needle 3") && !found.contains("needle 4"), found);
      String error = client.ask("{\"action\":\"history\",\"cursor\":\"rubbish\"}", "error");
      assertTrue(error.contains("INVALID_MESSAGE"), error);
    }
  }

  @Test
  void aLiveSubscriptionBeginsRightBehindTheTopThatItNames() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    // Less than the log holds is written for each question: nobody may be left behind by it.
    Semaphore lines = new Semaphore(0);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              while (!ended.get()) {
                lines.acquireUninterruptibly();
                server.output("web", "more", Severity.INFO);
              }
            });
    try (TestClient client = server.client(Role.VIEWER)) {
      for (int i = 0; i < 80; i++) {
        lines.drainPermits();
        lines.release(200);
        String confirmed =
            client.ask(
                "{\"action\":\"subscribe\",\"filters\":{\"types\":[\"session.created\"]}}",
                "subscription.confirmed");
        assertEquals(
            TestClient.number(confirmed, "top") + 1,
            TestClient.number(confirmed, "effective_from"),
            confirmed);
        client.ask("{\"action\":\"unsubscribe\"}", "unsubscribe.confirmed");
      }
    } finally {
      ended.set(true);
      lines.release();
      writer.join();
    }
  }

  @Test
  void aTimeBringsEverythingSinceThen() throws IOException {
    String before = Instant.now().toString();
    server.output("web", "one", Severity.INFO);
    try (TestClient client = server.client(Role.VIEWER)) {
      String confirmed =
          client.ask(
              "{\"action\":\"subscribe\",\"since\":{\"time\":\"" + before + "\"}}",
              "subscription.confirmed");
      assertTrue(confirmed.contains("\"recovered\":true"), confirmed);
      assertEquals("one", content(client.expect("pane.output")));
      server.output("web", "two", Severity.INFO);
      assertEquals("two", content(client.expect("pane.output")));
    }
  }

  @Test
  void aTimeBeforeWhatIsRetainedIsAGapAndThenWhatThereIs() throws IOException {
    String before = Instant.now().minusSeconds(1).toString();
    while (server.queue.oldest() == 1) {
      server.output("web", "x".repeat(200), Severity.INFO);
    }
    try (TestClient client = server.client(Role.VIEWER)) {
      String confirmed =
          client.ask(
              "{\"action\":\"subscribe\",\"since\":{\"time\":\"" + before + "\"}}",
              "subscription.confirmed");
      assertTrue(confirmed.contains("\"recovered\":false"), confirmed);
      long oldest = TestClient.number(confirmed, "oldest");
      String gap = client.next();
      assertTrue(gap.contains("\"reason\":\"retention\""), gap);
      assertEquals(1, TestClient.number(gap, "from_seq"));
      assertEquals(oldest - 1, TestClient.number(gap, "to_seq"));
      for (long seq = oldest; seq <= server.queue.top(); seq++) {
        assertEquals(seq, TestClient.number(client.expect("pane.output"), "seq"));
      }
      client.expect("snapshot.data");
    }
  }

  @Test
  void nobodyIsSlowBecauseAnEventComesLateIntoTheLog() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      client.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      server.append(
          new Event(
              System.currentTimeMillis() - 3_600_000,
              Place.NOWHERE,
              new EventData.Custom("custom.late", java.util.Map.of())));
      assertEquals(1, TestClient.number(client.expect("custom.late"), "seq"));
    }
  }

  @Test
  void aScopedTokenSeesItsSessionsOnlyLiveAndInReplay() throws IOException {
    server.output("web-1", "old", Severity.INFO);
    server.output("secret", "old secret", Severity.INFO);
    try (TestClient client = server.client(Role.VIEWER, "web-*")) {
      client.ask("{\"action\":\"subscribe\",\"since\":\"earliest\"}", "subscription.confirmed");
      assertEquals("old", content(client.expect("pane.output")));
      server.output("secret", "new secret", Severity.INFO);
      server.append(
          new Event(
              System.currentTimeMillis(),
              Place.NOWHERE,
              new EventData.Custom("custom.x", java.util.Map.of())));
      rename("secret", "web-2");
      assertTrue(client.expect("session.created").contains("\"session\":\"web-2\""));
      rename("web-2", "hidden");
      String removed = client.expect("session.removed");
      assertTrue(removed.contains("\"session\":\"web-2\"") && !removed.contains("hidden"), removed);
      rename("web-1", "web-3");
      client.expect("session.renamed");
    }
  }

  private void rename(String from, String to) {
    server.append(
        new Event(
            System.currentTimeMillis(),
            Place.ofServer("default", "1-2").ofSession(to, "$3"),
            new EventData.SessionRenamed(to, from)));
  }

  @Test
  void aReconnectGetsEverySeqOnceAndThenABookmark() throws IOException {
    String epoch = server.queue.epoch();
    for (int i = 0; i < 300; i++) {
      server.output("a", "line " + i, Severity.INFO);
    }
    try (TestClient client = server.client(Role.VIEWER)) {
      String confirmed =
          client.ask(
              "{\"action\":\"subscribe\",\"since\":{\"epoch\":\"" + epoch + "\",\"seq\":100}}",
              "subscription.confirmed");
      assertTrue(confirmed.contains("\"recovered\":true"), confirmed);
      assertEquals(101, TestClient.number(confirmed, "effective_from"));
      for (long seq = 101; seq <= 300; seq++) {
        assertEquals(seq, TestClient.number(client.next(), "seq"));
      }
      String bookmark = client.next();
      assertTrue(bookmark.contains("\"bookmark\""), bookmark);
      assertEquals(300, TestClient.number(bookmark, "seq"));
      assertEquals(301, TestClient.number(publishAndExpect(client, "a", "live"), "seq"));
    }
  }

  @Test
  void anotherEpochIsAGapThenTheRetainedEventsThenAPictureThenABookmark() throws IOException {
    for (int i = 0; i < 3; i++) {
      server.output("a", "line " + i, Severity.INFO);
    }
    try (TestClient client = server.client(Role.VIEWER)) {
      String confirmed =
          client.ask(
              "{\"action\":\"subscribe\",\"since\":{\"epoch\":\"other\",\"seq\":1}}",
              "subscription.confirmed");
      assertTrue(confirmed.contains("\"recovered\":false"), confirmed);
      assertTrue(client.next().contains("\"reason\":\"epoch\""));
      for (long seq = 1; seq <= 3; seq++) {
        assertEquals(seq, TestClient.number(client.expect("pane.output"), "seq"));
      }
      assertTrue(client.next().contains("\"snapshot.data\""));
      assertTrue(client.next().contains("\"bookmark\""));
      publishAndExpect(client, "a", "live");
    }
  }

  @Test
  void sinceOnALiveSubscriptionNeedsRules() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      server.output("a", "1", Severity.INFO);
      server.output("b", "2", Severity.INFO);
      client.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      assertTrue(
          client
              .ask("{\"action\":\"subscribe\",\"since\":\"earliest\"}", "error")
              .contains("INVALID_MESSAGE"));
      client.ask(
          "{\"action\":\"subscribe\",\"since\":\"earliest\",\"rules\":[{\"effect\":\"include\","
              + "\"filters\":{\"sessions\":[\"b\"]}}]}",
          "subscription.confirmed");
      assertEquals("2", content(client.expect("pane.output")));
    }
  }
}
