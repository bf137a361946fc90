package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.net.CloseCode;
import dev.muxcast.protocol.Request.Accepted;
import dev.muxcast.protocol.Request.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Replays `protocol/vectors`, which every client library replays too.
class VectorsTest {

  @TestFactory
  Stream<DynamicTest> everyRequestIsTakenOrRefusedAsTheVectorsSay() {
    return each("requests", VectorsTest::replayRequest);
  }

  @TestFactory
  Stream<DynamicTest> everyRequestFitsItsSchemaOrNot() {
    return each(
        "requests",
        vector -> {
          // What is no JSON, schemas have nothing to say about.
          if (vector.has("message")) {
            String message = message(vector);
            valid(vector, SchemaCheck.clientErrors(message), "action's own");
            valid(vector, SchemaCheck.errors("client", vector.get("message")), "whole client");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyReplyFitsItsSchemaOrNot() {
    return each("replies", VectorsTest::checkServerMessage);
  }

  @TestFactory
  Stream<DynamicTest> everyErrorFitsItsSchemaOrNot() {
    return each("errors", VectorsTest::checkServerMessage);
  }

  @TestFactory
  Stream<DynamicTest> everyEventFitsItsSchemaOrNot() {
    return each("events", VectorsTest::checkServerMessage);
  }

  @Test
  void theCloseCodesAreTheServersAndSayByTheirRangeWhoConnectsAgain() {
    Set<Integer> known =
        Arrays.stream(CloseCode.values()).map(CloseCode::code).collect(Collectors.toSet());
    for (JsonNode vector : Contract.lines("vectors/close-codes.jsonl")) {
      int code = vector.get("code").intValue();
      assertTrue(known.contains(code), "close code " + code);
      boolean again = code == CloseCode.ABNORMAL.code() || code >= 4000 && code <= 4499;
      assertEquals(again, vector.get("reconnect").booleanValue(), "" + code);
    }
  }

  private static void replayRequest(JsonNode vector) {
    Request.Parsed parsed = RequestParser.parse(message(vector));
    JsonNode error = vector.get("error");
    if (error == null) {
      Request request = assertInstanceOf(Accepted.class, parsed, () -> parsed.toString()).request();
      assertEquals(vector.get("action").stringValue(), request.action().word());
      assertEquals(mark(vector), idOf(request.requestId()));
      return;
    }
    Refused refused = assertInstanceOf(Refused.class, parsed);
    assertEquals(error.stringValue(), refused.code().name(), refused.message());
    if (refused.requestId() != null) {
      assertEquals(mark(vector), idOf(refused.requestId()));
    }
    SchemaCheck.validateServerMessage(
        Replies.error(refused.code(), refused.message(), refused.requestId()));
  }

  /// The `request_id` that an answer has to repeat, or none.
  private static String mark(JsonNode vector) {
    JsonNode id = vector.get("message").get("request_id");
    return id == null || id.isNull() ? "none" : id.toString();
  }

  private static String idOf(@Nullable RequestId id) {
    return id == null ? "none" : Contract.MAPPER.readTree(id.json()).toString();
  }

  private static void checkServerMessage(JsonNode vector) {
    JsonNode message = vector.get("message");
    valid(vector, SchemaCheck.serverErrors(message.toString()), "type's own");
    valid(vector, SchemaCheck.errors("server", message), "whole server");
  }

  private static void valid(JsonNode vector, List<String> errors, String which) {
    assertEquals(
        vector.get("valid").booleanValue(),
        errors.isEmpty(),
        () -> "by the " + which + " schema: " + message(vector) + " " + errors);
  }

  private static String message(JsonNode vector) {
    JsonNode text = vector.get("text");
    return text != null ? text.stringValue() : vector.get("message").toString();
  }

  private static Stream<DynamicTest> each(String file, Consumer<JsonNode> test) {
    return Contract.lines("vectors/" + file + ".jsonl").stream()
        .map(it -> DynamicTest.dynamicTest(it.get("name").stringValue(), () -> test.accept(it)));
  }
}
