package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.FilterRules;
import dev.muxcast.fuzz.Fuzz;
import dev.muxcast.fuzz.Grammar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RequestFuzzTest {
  private static final int LONGEST_MESSAGE = 2_000;
  private static final Grammar JSON =
      Grammar.of(
          """
          message: '{"action":' action field* id? '}' / value
          action: '"ping"' / '"subscribe"' / '"unsubscribe"' / '"snapshot"' / '"history"' / '"search"' / '"publish"' / '"explain"' / '"acknowledge"' / '"command"' / '"auth"' / value
          id: ',"request_id":' string / ',"request_id":' number / ',"request_id":' value
          field: ',"filters":' filter / ',"rules":[' rule more* ']' / ',"since":' since / ',"until":' string / ',"limit":' number / ',"cursor":' string / ',"text":' string / ',"command":' verb / ',' target / ',"keys":' list / ',"name":' string / ',"path":' string / ',"question":' string / ',"type":"custom.x"' / ',"data":' value / ',"max_lag":' number / ',"token":' string / ',"alert_id":' string / ',' string ':' value
          verb: '"send_text"' / '"send_keys"' / '"respond"' / '"new_window"' / '"kill_pane"' / string
          target: '"pane":"%3"' / '"session":' string / '"window":"@1"' / '"server_instance":' string / '"pane":' value
          filter: '{}' / '{' entry also* '}' / value
          entry: '"types":' list / '"sessions":' list / '"windows":' list / '"panes":' list / '"severity":' string / '"agent_types":' list / string ':' list
          also: ',' entry
          rule: '{"effect":"include"}' / '{"effect":"exclude","filters":' filter '}' / value
          more: ',' rule
          since: '"earliest"' / '{"epoch":' string ',"seq":' number '}' / '{"time":' string '}' / value
          list: '[]' / '[' value next* ']' / string
          next: ',' value
          value: 'null' / 'true' / number / string / list / '{' string ':' value pair* '}'
          pair: ',' string ':' value
          number: '0' / '-1' / '4711' / '1.5e3' / '18446744073709551616' / '1e400'
          string: '""' / '"api"' / '"2026-11-23T10:00:00Z"' / '"*?*"' / '"\\\\u0000\\\\n"' / '"\\\\ud800"' / '"é😀"' / '"error"'
          """);

  @Test
  void everyMessageIsARequestOrARefusalThatSaysWhy() throws IOException {
    Fuzz.run(
        "request",
        JSON,
        vectors(),
        input -> {
          String text = new String(input, StandardCharsets.UTF_8);
          Request.Parsed parsed = RequestParser.parse(text);
          assertEquals(parsed, RequestParser.parse(text));
          switch (parsed) {
            case Request.Refused refused -> {
              assertTrue(refused.message().length() < LONGEST_MESSAGE, refused.message());
              StrictJson.read(
                  Replies.error(refused.code(), refused.message(), refused.requestId()));
            }
            case Request.Accepted accepted -> {
              if (accepted.request() instanceof Request.Subscribe it && it.rules() != null) {
                isToldAsItIs(it.rules());
              }
            }
          }
        });
  }

  /// The messages of the contract, good and bad.
  private static List<byte[]> vectors() throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (var files = Files.newDirectoryStream(Path.of("../protocol/vectors"), "*.jsonl")) {
      for (Path file : files) {
        Files.readAllLines(file).forEach(line -> all.add(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return all;
  }

  private static void isToldAsItIs(FilterRules rules) throws Exception {
    String told = Replies.subscribed(rules, 1, "e", 1, 1, false, null);
    Object again = ((Map<?, ?>) StrictJson.read(told)).get("subscriptions");
    assertEquals(rules, FilterReader.rules(Fields.of(Map.of("rules", again))));
  }
}
