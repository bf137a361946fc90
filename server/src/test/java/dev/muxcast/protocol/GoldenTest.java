package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `protocol/golden` holds, for every version of the contract, events as a server of that version
/// sent them. They stay as they are; a change that breaks one needs a new major version.
class GoldenTest {

  @Test
  void everyEventOfEveryVersionStillFits() {
    for (String file : Contract.names("golden")) {
      for (JsonNode event : Contract.lines("golden/" + file)) {
        SchemaCheck.validateServerMessage(event.toString());
      }
    }
  }

  @Test
  void thisVersionHasEveryTypeThatItSends() {
    Set<String> types =
        Contract.lines("golden/" + Protocol.SCHEMA_VERSION + ".jsonl").stream()
            .map(event -> event.get("type").stringValue())
            .collect(Collectors.toSet());
    Samples.everyEventData()
        .forEach(data -> assertTrue(types.contains(data.type()), data.type() + " is missing"));
  }
}
