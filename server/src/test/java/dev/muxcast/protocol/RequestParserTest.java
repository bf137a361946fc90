package dev.muxcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.FilterRules.Effect;
import dev.muxcast.event.Severity;
import dev.muxcast.protocol.Request.Accepted;
import dev.muxcast.protocol.Request.Page;
import dev.muxcast.protocol.Request.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestParserTest {

  @Test
  void readsEveryFieldOfAFilter() {
    Request.Subscribe subscribe =
        accepted(
            Request.Subscribe.class,
            "{'action':'subscribe','filters':{'types':['pane.*'],'sessions':'a','windows':[0,'@7'],"
                + "'panes':1,'hosts':['h'],'agent_types':['claude'],'severity':'error',"
                + "'server_instance':'1-2'}}");
    assertEquals(
        new Filter(
            List.of("pane.*"),
            List.of("a"),
            List.of("0", "@7"),
            List.of("1"),
            List.of("h"),
            List.of("claude"),
            Severity.ERROR,
            "1-2"),
        subscribe.filters());
  }

  @Test
  void aClientSaysWhichPaneItRunsInByIdAndInstance() {
    Request.Auth auth =
        accepted(
            Request.Auth.class,
            "{'action':'auth','token':'t','pane':'%3','server_instance':'1-2','in_front':true}");
    assertEquals(new OwnPane("%3", "1-2", true), auth.own());
    assertEquals(
        null,
        accepted(Request.Auth.class, "{'action':'auth','token':'t','server_instance':'1-2'}")
            .own());
    for (String rest :
        List.of(
            "'pane':'%3'",
            "'pane':'a:0.0','server_instance':'1-2'",
            "'pane':'%3','server_instance':'1-2','in_front':1")) {
      Refused refused = refused("{'action':'auth','token':'t'," + rest + "}");
      assertEquals(ErrorCode.INVALID_MESSAGE, refused.code(), rest);
    }
  }

  @Test
  void subscribesToEverythingWithoutAFilter() {
    Request.Subscribe all = accepted(Request.Subscribe.class, "{'action':'subscribe'}");
    assertEquals(Filter.ALL, all.filters());
    assertEquals(null, all.rules());
    Request.Subscribe empty =
        accepted(Request.Subscribe.class, "{'action':'subscribe','filters':{'types':[]}}");
    assertEquals(Filter.ALL, empty.filters());
  }

  @Test
  void readsRulesInTheirOrder() {
    Request.Subscribe subscribe =
        accepted(
            Request.Subscribe.class,
            "{'action':'subscribe','rules':[{'effect':'include'},"
                + "{'effect':'exclude','filters':{'sessions':['x']}}],'since':{'epoch':'e','seq':7},"
                + "'max_lag':'none'}");
    Filter x = new Filter(null, List.of("x"), null, null, null, null, null, null);
    assertEquals(
        FilterRules.NONE.with(Effect.INCLUDE, Filter.ALL).with(Effect.EXCLUDE, x),
        subscribe.rules());
    assertEquals(null, subscribe.filters());
    assertEquals(new Since.After("e", 7), subscribe.since());
    assertEquals(Request.Subscribe.UNLIMITED_LAG, subscribe.maxLagMillis());
  }

  @Test
  void readsThePageOfASearch() {
    Request.Search search =
        accepted(
            Request.Search.class,
            "{'action':'search','text':'oops','since':'1970-01-01T01:00:00.5+01:00',"
                + "'until':'1970-01-02T00:00:00Z','cursor':'c','limit':7}");
    assertEquals("oops", search.text());
    assertEquals(new Page(Filter.ALL, 500L, 86_400_000L, "c", 7), search.page());
    assertEquals(Page.FIRST, accepted(Request.History.class, "{'action':'history'}").page());
  }

  @Test
  void namesTheFieldThatIsWrongAndRepeatsTheMarkWhereverItStands() {
    Refused refused =
        refused("{'filters':{'severity':3},'action':'subscribe','request_id':'late'}");
    assertEquals(ErrorCode.INVALID_FILTER, refused.code());
    assertEquals("\"filters.severity\" must be a string, not a number", refused.message());
    assertEquals(RequestId.of("late"), refused.requestId());
    assertEquals(Action.SUBSCRIBE, refused.action());
  }

  @Test
  void knowsTheActionOfAMessageItRefuses() {
    assertEquals(Action.PING, refused("{'action':'ping','request_id':[]}").action());
    assertEquals(Action.COMMAND, refused("{'action':'command'}").action());
    assertEquals(null, refused("{'action':'dance'}").action());
  }

  @Test
  void doesNotRepeatALongWordOfTheClient() {
    String message = refused("{'action':'" + "😀".repeat(2000) + "'}").message();
    assertTrue(message.length() < 80, message);
    SchemaCheck.validateServerMessage(Replies.error(ErrorCode.UNKNOWN_ACTION, message, null));
  }

  @Test
  void neverShowsAToken() {
    Accepted accepted = (Accepted) parse("{'action':'auth','token':'mxc_secret'}");
    assertFalse(accepted.toString().contains("mxc_secret"));
  }

  @Test
  void eachRoleMayWhatTheTableSays() {
    for (Action action : Action.values()) {
      boolean viewer =
          switch (action) {
            case PUBLISH, COMMAND, ACKNOWLEDGE -> false;
            case AUTH, SUBSCRIBE, UNSUBSCRIBE, SNAPSHOT, PING, HISTORY, SEARCH, EXPLAIN -> true;
          };
      assertEquals(viewer, action.allowedTo(Role.VIEWER), action.word());
      assertTrue(action.allowedTo(Role.CONTROLLER), action.word());
      assertTrue(action.allowedTo(Role.ADMIN), action.word());
    }
  }

  private static <T extends Request> T accepted(Class<T> type, String json) {
    Request.Parsed parsed = parse(json);
    return assertInstanceOf(
        type, assertInstanceOf(Accepted.class, parsed, parsed::toString).request());
  }

  private static Refused refused(String json) {
    return assertInstanceOf(Refused.class, parse(json));
  }

  private static Request.Parsed parse(String json) {
    return RequestParser.parse(json.replace('\'', '"'));
  }
}
