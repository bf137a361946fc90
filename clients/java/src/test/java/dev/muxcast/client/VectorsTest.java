package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// The client reads every good message of the contract, and keeps those of later versions.
class VectorsTest {

  private static final Path FOLDER = Path.of("..", "..", "protocol");

  private final Inbox inbox = new Inbox(10, () -> false);
  private final Sorter sorter = new Sorter(new ConcurrentHashMap<>(), new Cursor(), inbox);

  private static List<Map<String, Object>> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream().map(Codec::readMap).toList();
  }

  private Message sorted(String json) throws InterruptedException {
    sorter.receive(json);
    Message message = inbox.take(Duration.ofSeconds(1).toNanos());
    assertNotNull(message, json);
    return message;
  }

  @Test
  void everyGoodEventIsAnEventWithItsData() throws Exception {
    int count = 0;
    for (Map<String, Object> line : lines("vectors/events.jsonl")) {
      if (Boolean.TRUE.equals(line.get("valid"))) {
        String json = Codec.write(line.get("message"));
        Message.Event event = assertInstanceOf(Message.Event.class, sorted(json), json);
        assertEquals(line.get("type"), event.type());
        switch (event.type()) {
          case "pane.output" -> assertNotNull(event.data(EventData.PaneOutput.class).content());
          case "agent.status" -> assertNotNull(event.data(EventData.AgentStatus.class).status());
          case "collector.gap" -> assertNotNull(event.data(EventData.CollectorGap.class).reason());
          default -> assertTrue(Codec.readMap(event.envelope().data()) != null);
        }
        count++;
      }
    }
    assertTrue(count >= 10, "events: " + count);
  }

  @Test
  void everyGoodReplyIsRead() throws Exception {
    for (Map<String, Object> line : lines("vectors/replies.jsonl")) {
      if (!Boolean.TRUE.equals(line.get("valid"))) {
        continue;
      }
      String json = Codec.write(line.get("message"));
      switch (String.valueOf(line.get("type"))) {
        case "gap" -> assertInstanceOf(Message.Gap.class, sorted(json));
        case "bookmark" -> assertInstanceOf(Message.Bookmark.class, sorted(json));
        case "subscription.confirmed" -> assertInstanceOf(Message.Confirmed.class, sorted(json));
        case "snapshot.data" -> {
          assertInstanceOf(Message.Snapshot.class, sorted(json));
          assertNotNull(Codec.read(json, Picture.class).sessions());
        }
        case "connection.established", "auth.response", "unsubscribe.confirmed" ->
            sorter.receive(json);
        default -> assertInstanceOf(Message.Other.class, sorted(json));
      }
    }
  }
}
