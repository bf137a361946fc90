package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.EventData.AgentUsage;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.FilterRules.Effect;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import dev.muxcast.queue.Gap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RepliesTest {
  private static final RequestId ID = RequestId.of("r\"1");
  private static final long TIME = 1_795_428_123_456L;
  private static final EventData.Question QUESTION =
      new EventData.Question("Do you?", List.of("Yes", "No"));

  private static List<String> all() {
    Filter filter =
        new Filter(
            List.of("pane.*"),
            List.of("a"),
            List.of("0"),
            List.of("%3"),
            List.of("h"),
            List.of("claude"),
            Severity.WARNING,
            "812-1763890000");
    FilterRules rules =
        FilterRules.NONE.with(Effect.INCLUDE, Filter.ALL).with(Effect.EXCLUDE, filter);
    return List.of(
        Replies.established("c-1", TIME, "0.1.0"),
        Replies.authenticated("c-1", Role.CONTROLLER, ID),
        Replies.notAuthenticated("unknown token", null),
        Replies.error(ErrorCode.FORBIDDEN, "no", ID),
        Replies.subscribed(rules, 5, "b7f1", 1, 4, true, ID),
        Replies.unsubscribed(FilterRules.NONE, 5, RequestId.of(7)),
        Replies.pong(TIME, ID),
        Replies.snapshot("b7f1", picture(), ID),
        Replies.snapshot("b7f1", new Picture(0, List.of(), List.of()), null),
        Replies.acknowledged(ID),
        Replies.explained(explanation(), null),
        Replies.published("b7f1", 9, ID),
        Replies.command(CommandResult.unknown(Verb.SEND_TEXT, "look at the pane"), ID),
        Replies.command(
            new CommandResult(Verb.NEW_WINDOW, CommandResult.Outcome.SUBMITTED, null, "%9"), ID),
        Replies.page(Action.HISTORY, List.of(), null, List.of(), ID),
        Replies.page(
            Action.SEARCH, List.of(), "next", List.of(new Gap(2, 9, Gap.Reason.CRASH)), ID),
        Replies.gap("b7f1", 1, 9, "slow"),
        Replies.bookmark("b7f1", 9),
        Replies.terminalSize("%3", 120, 40));
  }

  @Test
  void everyReplyFitsItsSchema() {
    all().forEach(SchemaCheck::validateServerMessage);
  }

  @Test
  void everyTypeIsCovered() {
    Set<String> types = new TreeSet<>();
    all().forEach(json -> types.add(type(json)));
    assertEquals(new TreeSet<>(Contract.names("schema/reply")), types);
  }

  @Test
  void theMarkIsRepeatedAsItWas() {
    assertTrue(Replies.pong(TIME, RequestId.of(17)).contains("\"request_id\":17,"));
    assertTrue(Replies.pong(TIME, ID).contains("\"request_id\":\"r\\\"1\""));
  }

  @Test
  void theLastPageSaysSoWithNull() {
    String page = Replies.page(Action.HISTORY, List.of("{\"seq\":1}"), null, List.of(), null);
    assertEquals(
        "{\"type\":\"history.response\",\"next_cursor\":null,\"events\":[{\"seq\":1}]}", page);
  }

  @Test
  void whatIsNotAsciiArrivesAsItIs() {
    List<String> events = List.of("{\"x\":\"│ é\"}", "{\"x\":\"😀\"}");
    JsonNode page =
        Contract.MAPPER.readTree(
            Replies.page(Action.SEARCH, events, "next", List.of(), RequestId.of("│ é\u0001😀\"")));
    assertEquals("│ é", page.at("/events/0/x").stringValue());
    assertEquals("😀", page.at("/events/1/x").stringValue());
    assertEquals("│ é\u0001😀\"", page.get("request_id").stringValue());
  }

  @Test
  void aPaneThatWasAskedForHasItsTextAndItsTime() {
    JsonNode pane =
        Contract.MAPPER
            .readTree(Replies.snapshot("b7f1", picture(), null))
            .at("/sessions/0/windows/0/panes/0");
    assertEquals("$ ls\n", pane.get("text").stringValue());
    assertEquals("waiting", pane.get("agent").get("status").stringValue());
    assertTrue(pane.has("captured_at"));
  }

  private static Explanation explanation() {
    return new Explanation(
        Samples.PANE,
        new AgentStatus(
            "waiting",
            "busy",
            "claude",
            "permission",
            "2026-11-23T10:02:03.456Z",
            "2026-11-23T12:00:00.000Z",
            QUESTION,
            1,
            "waiting",
            null),
        List.of(
            new Explanation.Signal("screen", "waiting", "permission", "Do you?", 3),
            new Explanation.Signal("notification", null, null, "BEL", 0)),
        List.of(new Explanation.Rule("permission", "waiting", true)),
        "claude",
        "✳ Claude Code",
        List.of("Do you?", "1. Yes"));
  }

  static Picture picture() {
    Place place = Samples.PANE;
    AgentStatus status =
        new AgentStatus(
            "waiting",
            "busy",
            "claude",
            "permission",
            "2026-11-23T10:02:03.456Z",
            null,
            QUESTION,
            2,
            "waiting",
            new EventData.Evidence("screen", "permission", "Do you?", null, 3L));
    Picture.Pane full =
        new Picture.Pane(
            place,
            true,
            "claude",
            "t",
            "/",
            1,
            80,
            24,
            false,
            status,
            new AgentUsage("claude", "m-1", 1_200, 300, 42, 1_242, 4.8),
            new Picture.Screen("$ ls\n", TIME));
    Picture.Pane bare =
        new Picture.Pane(place, false, null, null, null, null, 80, 24, true, null, null, null);
    return new Picture(
        4711,
        List.of(
            new Picture.Server("default", "812-1763890000", "3.3a", "control", true),
            new Picture.Server("other", null, null, "look", false)),
        List.of(
            new Picture.Session(
                place,
                "/",
                "look",
                true,
                List.of(new Picture.Window(place, true, List.of(full, bare))))));
  }

  private static String type(String json) {
    return Contract.MAPPER.readTree(json).get("type").stringValue();
  }
}
