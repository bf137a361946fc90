package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muxcast.auth.Permission;
import dev.muxcast.auth.Role;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Severity;
import dev.muxcast.queue.Gap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nothing is missing from the contract: its schemas, vectors and code list the same words.
class ContractTest {

  @Test
  void everySchemaIsDraft07AndNamedAfterItsFile() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                com.networknt.schema.SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    for (String path : schemas().toList()) {
      JsonNode schema = Contract.json("schema/" + path + ".json");
      assertEquals("http://json-schema.org/draft-07/schema#", word(schema, "$schema"), path);
      assertEquals(SchemaCheck.BASE + path + ".json", word(schema, "$id"));
      assertEquals(List.of(), meta.validate(schema), path);
    }
  }

  @Test
  void noObjectTheServerSendsLeavesRoomForUndeclaredFieldsButTheDataOfCustomEvents() {
    for (String folder : List.of("reply", "event")) {
      for (String name : Contract.names("schema/" + folder)) {
        closed(Contract.json("schema/" + folder + "/" + name + ".json"), name, name);
      }
    }
  }

  @Test
  void everyEventHasTheSameEnvelope() {
    Set<String> expected =
        new TreeSet<>(
            List.of("type", "timestamp", "seq", "host", "server", "server_instance", "session"));
    expected.addAll(List.of("session_id", "window", "window_name", "window_id", "pane", "pane_id"));
    expected.addAll(List.of("agent_type", "window_kind", "data"));
    for (String name : Contract.names("schema/event")) {
      JsonNode properties = Contract.json("schema/event/" + name + ".json").get("properties");
      assertEquals(expected, new TreeSet<>(properties.propertyNames()), name);
    }
  }

  @Test
  void everyActionHasASchemaAReplyAndVectorsGoodAndBad() {
    Set<String> actions = words(Arrays.stream(Action.values()).map(Action::word));
    assertEquals(actions, words(Contract.names("schema/request").stream()));
    assertEquals(actions, enumOf("client", "properties", "action"));
    Set<String> replies = words(Contract.names("schema/reply").stream());
    for (Action action : Action.values()) {
      assertTrue(replies.contains(action.reply()), action.reply());
    }
    goodAndBad("requests", "action", actions);
  }

  @Test
  void everyReplyHasVectorsGoodAndBad() {
    goodAndBad("replies", "type", words(Contract.names("schema/reply").stream()));
  }

  @Test
  void everyErrorCodeHasVectorsGoodAndBad() {
    Set<String> codes = words(Arrays.stream(ErrorCode.values()).map(ErrorCode::name));
    assertEquals(codes, enumOf("common", "definitions", "error_code"));
    goodAndBad("errors", "code", codes);
  }

  @Test
  void everyEventTypeHasASchemaAndVectorsGoodAndBad() {
    Set<String> types = new TreeSet<>(Contract.names("schema/event"));
    assertTrue(types.remove("custom"));
    assertEquals(types, eventEnum());
    for (EventData data : Samples.everyEventData()) {
      String type = data instanceof EventData.Custom ? "custom" : data.type();
      assertTrue(type.equals("custom") || types.contains(type), type);
    }
    types.add("custom.deploy.done");
    goodAndBad("events", "type", types);
  }

  @Test
  void theWordsOfTheSchemasAreThoseOfTheCode() {
    assertEquals(
        words(Arrays.stream(Role.values()).map(Role::word)),
        enumOf("common", "definitions", "role"));
    assertEquals(
        words(Arrays.stream(Permission.values()).map(Permission::word)),
        enumOf("common", "definitions", "permission"));
    assertEquals(
        words(Arrays.stream(Severity.values()).map(Severity::word)),
        enumOf("common", "definitions", "severity"));
    assertEquals(
        words(Arrays.stream(Gap.Reason.values()).map(Gap.Reason::word)),
        enumOf("reply/gap", "properties", "reason"));
  }

  private static void closed(JsonNode schema, String where, String event) {
    if (schema.isArray()) {
      schema.forEach(child -> closed(child, where, event));
      return;
    }
    boolean custom = where.equals("custom.properties.data");
    if (schema.isObject()
        && schema.path("type").isString()
        && schema.path("type").stringValue().equals("object")
        && !custom) {
      assertTrue(
          schema.path("additionalProperties").isBoolean()
              && !schema.path("additionalProperties").booleanValue(),
          where + " must say additionalProperties: false");
    }
    for (String name : schema.propertyNames()) {
      closed(schema.get(name), where + "." + name, event);
    }
  }

  private static void goodAndBad(String file, String field, Set<String> expected) {
    List<JsonNode> vectors = Contract.lines("vectors/" + file + ".jsonl");
    for (boolean valid : List.of(true, false)) {
      Set<String> found =
          words(
              vectors.stream()
                  .filter(it -> it.get("valid").booleanValue() == valid)
                  .map(it -> it.path(field))
                  .filter(JsonNode::isString)
                  .map(JsonNode::stringValue));
      for (String word : expected) {
        assertTrue(found.contains(word), "no " + (valid ? "good" : "bad") + " vector for " + word);
      }
    }
  }

  private static Set<String> eventEnum() {
    return words(
        Contract.json("schema/event.json")
            .at("/properties/type/anyOf/0/enum")
            .valueStream()
            .map(JsonNode::stringValue));
  }

  private static Set<String> enumOf(String schema, String group, String name) {
    return words(
        Contract.json("schema/" + schema + ".json")
            .get(group)
            .get(name)
            .get("enum")
            .valueStream()
            .map(JsonNode::stringValue));
  }

  private static Stream<String> schemas() {
    return Stream.of(
            Stream.of("common", "client", "server", "event"),
            Contract.names("schema/request").stream().map(it -> "request/" + it),
            Contract.names("schema/reply").stream().map(it -> "reply/" + it),
            Contract.names("schema/event").stream().map(it -> "event/" + it))
        .flatMap(it -> it);
  }

  private static String word(JsonNode node, String name) {
    return node.get(name).stringValue();
  }

  private static Set<String> words(Stream<String> words) {
    return words.collect(Collectors.toCollection(TreeSet::new));
  }
}
