package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.EventData;
import dev.muxcast.queue.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The tables and examples of `PROTOCOL.md` say what the code does.
class ProtocolPageTest {
  private static final String PAGE = Contract.text("PROTOCOL.md");

  @Test
  void theTableOfActionsIsTheCodes() {
    List<List<String>> expected = new ArrayList<>();
    for (Action action : Action.values()) {
      List<String> row = new ArrayList<>(List.of(code(action.word()), code(action.reply())));
      for (Role role : Role.values()) {
        row.add(action.allowedTo(role) ? "yes" : "no");
      }
      row.add("1.0");
      expected.add(row);
    }
    assertEquals(expected, table("action"));
  }

  @Test
  void theTableOfErrorsIsTheCodes() {
    assertEquals(
        Arrays.stream(ErrorCode.values()).map(it -> code(it.name())).toList(),
        table("code").stream().map(List::getFirst).toList());
  }

  @Test
  void theTableOfCloseCodesIsThatOfTheVectors() {
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode vector : Contract.lines("vectors/close-codes.jsonl")) {
      expected.put(
          vector.get("code").toString(), vector.get("reconnect").booleanValue() ? "yes" : "no");
    }
    Map<String, String> found = new TreeMap<>();
    table("close code").forEach(row -> found.put(row.get(0), row.get(2)));
    assertEquals(expected, found);
  }

  @Test
  void theTableOfTypesIsThatOfTheSchemasWithTheFieldsOfEach() {
    Set<String> sent =
        Samples.everyEventData().stream()
            .map(data -> data instanceof EventData.Custom ? "custom.*" : data.type())
            .collect(Collectors.toSet());
    Set<String> types = new TreeSet<>();
    for (List<String> row : table("type")) {
      String type = row.get(0).replace("`", "");
      types.add(type);
      assertEquals(sent.contains(type) ? "1.0" : "later", row.get(2), type);
      if (!type.equals("custom.*")) {
        JsonNode data =
            Contract.json("schema/event/" + type + ".json").at("/properties/data/properties");
        assertEquals(new TreeSet<>(data.propertyNames()), new TreeSet<>(codes(row.get(1))), type);
      }
    }
    Set<String> expected = new TreeSet<>(Contract.names("schema/event"));
    expected.remove("custom");
    expected.add("custom.*");
    assertEquals(expected, types);
  }

  @Test
  void theTableOfFiltersIsThatOfTheSchema() {
    assertEquals(
        new TreeSet<>(
            Contract.json("schema/common.json")
                .at("/definitions/filters/properties")
                .propertyNames()),
        table("filter").stream()
            .map(row -> row.getFirst().replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theTableOfGapReasonsIsTheCodes() {
    assertEquals(
        Arrays.stream(Gap.Reason.values()).map(it -> code(it.word())).toList(),
        table("gap reason").stream().map(List::getFirst).toList());
  }

  @Test
  void everyExampleOnThePageFitsItsSchema() {
    int examples = 0;
    for (String line : PAGE.lines().toList()) {
      if (line.startsWith("← {")) {
        SchemaCheck.validateServerMessage(line.substring(2));
        examples++;
      } else if (line.startsWith("→ {") || line.startsWith("{\"action\"")) {
        String message = line.substring(line.indexOf('{'));
        SchemaCheck.validateClientMessage(message);
        assertTrue(RequestParser.parse(message) instanceof Request.Accepted, message);
        examples++;
      }
    }
    assertTrue(examples > 15, "only " + examples);
  }

  @Test
  void asyncApiRefersToEverySchemaAndToNoneThatIsMissing() {
    String yaml = Contract.text("asyncapi.yaml");
    for (String folder : List.of("request", "reply", "event")) {
      for (String name : Contract.names("schema/" + folder)) {
        String path = "./schema/" + folder + "/" + name + ".json";
        assertTrue(yaml.contains(path), "asyncapi.yaml has no " + path);
      }
    }
    yaml.lines()
        .filter(line -> line.contains("./schema/"))
        .map(line -> line.substring(line.indexOf("schema/")).replaceAll("['\"].*", "").strip())
        .forEach(path -> assertTrue(Contract.text(path).startsWith("{"), path));
    assertTrue(yaml.contains("version: " + Protocol.SCHEMA_VERSION + "."), "its version");
  }

  /// The rows of the table whose first heading is this.
  private static List<List<String>> table(String heading) {
    List<List<String>> rows = new ArrayList<>();
    boolean in = false;
    for (String line : PAGE.lines().toList()) {
      if (line.startsWith("| " + heading + " |")) {
        in = true;
      } else if (in && !line.startsWith("|")) {
        break;
      } else if (in && !line.startsWith("|-")) {
        rows.add(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
      }
    }
    assertTrue(!rows.isEmpty(), "no table " + heading);
    return rows;
  }

  private static List<String> codes(String cell) {
    List<String> words = new ArrayList<>();
    String[] parts = cell.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      words.add(parts[i]);
    }
    return words;
  }

  private static String code(String word) {
    return "`" + word + "`";
  }
}
