package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import dev.muxcast.queue.EventEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// What the encoder of events writes is what the contract promises.
class EventShapesTest {
  private static final long TIME = 1_795_428_123_456L;

  private final EventEncoder encoder = new EventEncoder();

  @TestFactory
  Stream<DynamicTest> everyEventThatWeEncodeFitsItsSchema() {
    return Samples.everyEventData().stream()
        .map(data ->
            DynamicTest.dynamicTest(
                data.toString(),
                () ->
                    SchemaCheck.validateServerMessage(
                        encoded(new Event(TIME, Samples.PANE, data)))));
  }

  @Test
  void theEnvelopeComesInTheOrderOfTheContract() {
    String json = encoded(new Event(TIME, Samples.PANE, new EventData.WindowActivated("claude")));
    assertEquals(
        List.of(
            "type",
            "timestamp",
            "seq",
            "server",
            "server_instance",
            "session",
            "session_id",
            "window",
            "window_name",
            "window_id",
            "pane",
            "pane_id",
            "agent_type",
            "window_kind",
            "data"),
        List.copyOf(Contract.MAPPER.readTree(json).propertyNames()));
  }

  @Test
  void timestampsAreUtcWithMilliseconds() {
    JsonNode event = Contract.MAPPER.readTree(encoded(new Event(TIME, Samples.PANE, gone())));
    assertTrue(event.get("timestamp").stringValue().matches("2026-11-2.T..:..:..\\.456Z"));
  }

  @Test
  void whatAClientPublishedArrivesAsItWasPublished() {
    String request =
        """
        {"action":"publish","type":"custom.x","data":\
        {"none":null,"list":[1,-1.5,true,null,{}],"text":"é😀\\u0001\\u2028","empty":"","big":1e300}}\
        """;
    Request.Accepted accepted = (Request.Accepted) RequestParser.parse(request);
    Request.Publish publish = (Request.Publish) accepted.request();
    EventData data = new EventData.Custom(publish.type(), publish.data());
    JsonNode sent = Contract.MAPPER.readTree(encoded(new Event(TIME, Place.NOWHERE, data)));
    assertEquals(Contract.MAPPER.readTree(request).get("data"), sent.get("data"));
  }

  @Test
  void halfACharacterDoesNotCostTheEvent() {
    EventData data = new EventData.WindowActivated("a\ud83d b\ude00 😀 \ud83d");
    JsonNode sent = Contract.MAPPER.readTree(encoded(new Event(TIME, Samples.PANE, data)));
    assertEquals("a\ufffd b\ufffd 😀 \ufffd", sent.get("data").get("name").stringValue());
  }

  /// DESIGN §6.2: the examples of the specification are valid as they stand.
  @Test
  void theExamplesOfTheSpecificationHold() {
    example("agent.status", "{'status':'busy','previous':'ready','agent_type':'claude'}");
    example("pane.output", "{'content':'Tests passed','severity':'info'}");
    example("session.created", "{'session':'backend-dev','windows':3,'path':'/home/me/backend'}");
  }

  @Test
  void whatWeSendHasEverythingTheExamplesHave() {
    Map<String, List<String>> examples =
        Map.of(
            "agent.status", List.of("status", "agent_type"),
            "pane.output", List.of("content", "severity", "preview", "mode"),
            "session.created", List.of("session", "windows"));
    for (EventData data : Samples.everyEventData()) {
      JsonNode sent = Contract.MAPPER.readTree(encoded(new Event(TIME, Samples.PANE, data)));
      for (String field : examples.getOrDefault(data.type(), List.of())) {
        assertTrue(sent.get("data").has(field), data.type() + " without " + field);
      }
    }
  }

  @Test
  void theSessionOfANewSessionIsInTheEnvelopeToo() {
    Place place = Place.ofServer("default", "812-1763890000").ofSession("api", "$1");
    EventData data = new EventData.SessionCreated("api", 1, "/srv");
    JsonNode sent = Contract.MAPPER.readTree(encoded(new Event(TIME, place, data)));
    assertEquals("api", sent.get("session").stringValue());
    assertEquals("api", sent.get("data").get("session").stringValue());
  }

  @Test
  void severityIsFilteredOnlyWhereATypeHasOne() {
    for (EventData data : Samples.everyEventData()) {
      boolean declared =
          !(data instanceof EventData.Custom)
              && Contract.json("schema/event/" + data.type() + ".json")
                  .at("/properties/data/properties")
                  .has("severity");
      assertEquals(declared, data.severity() != null, data.type());
    }
    assertEquals(Severity.INFO, Severity.values()[0]);
  }

  private static void example(String type, String data) {
    SchemaCheck.validateServerMessage(
        "{\"type\":\"%s\",\"timestamp\":\"2026-11-23T10:00:00Z\",\"seq\":1,\"session\":\"backend-dev\",\"window\":0,\"pane\":1,\"data\":%s}"
            .formatted(type, data.replace('\'', '"')));
  }

  private static EventData gone() {
    return new EventData.SessionRemoved("api");
  }

  /// The text in the WebSocket frame that the encoder makes (RFC 6455 §5.2).
  private String encoded(Event event) {
    byte[] frame = encoder.frame(event, 4711);
    int header = frame[1] == 126 ? 4 : frame[1] == 127 ? 10 : 2;
    return new String(frame, header, frame.length - header, StandardCharsets.UTF_8);
  }
}
