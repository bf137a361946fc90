package dev.muxcast.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Users' settings as they may look.
class HookSettingsTest {
  private static final List<String> EVENTS = List.of("Stop", "PostToolUse");
  private static final String COMMAND = "'/opt/a b/muxcast' hook claude || :";
  private final HookSettings settings =
      new HookSettings(HookHome.Form.GROUPED, "/muxcast' hook claude ");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{}\n",
        "{\"model\":\"opus\"}",
        "{\n  \"model\": \"opus\",\n  \"env\": {\n    \"A\": \"1\"\n  }\n}\n",
        "{\r\n    \"model\": \"opus\"\r\n}\r\n",
        "{\n\t\"b\": 1,\n\t\"a\": [1, 2.5e3, true, null]\n}",
        "{\n  // mine\n  \"a\": 1, // last\n}\n",
        "{\n  \"a\": 1 // last, no comma\n}\n",
        "{\n  \"a\": 1 /* last */\n  /* end */\n}\n",
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"beep\"}]}]},\"z\":\"ü\"}",
        "{\n  \"hooks\": {\n    \"Stop\": [\n      {\n        \"matcher\": \"*\",\n        \"hooks\": [\n          {\n            \"type\": \"command\",\n            \"command\": \"beep\"\n          }\n        ]\n      }\n    ],\n    \"Other\": []\n  },\n  \"theme\": \"dark\"\n}\n",
        "{\n  \"hooks\": {\n    \"Stop\": [\n      { \"hooks\": [] },\n    ],\n  },\n}\n"
      })
  void whatIsPutInAndTakenOutAgainLeavesEveryByteAsItWas(String text) throws Exception {
    String with = settings.with(text, EVENTS, COMMAND);
    assertEquals(2, settings.installed(with, EVENTS, COMMAND), with);
    assertEquals(with, settings.with(with, EVENTS, COMMAND), "a second time changes nothing");
    assertEquals(text, settings.without(with), with);
  }

  @Test
  void anAgentThatShowsWhatRunsIsGivenANameForIt() throws Exception {
    HookSettings named = new HookSettings(HookHome.Form.NAMED, "/muxcast' hook claude ");
    String with = named.with("{}", List.of("Stop"), COMMAND);
    assertTrue(
        with.contains("[{ \"name\": \"muxcast\", \"type\": \"command\", \"command\": "), with);
    assertEquals(1, named.installed(with, List.of("Stop"), COMMAND));
    assertEquals("{}", named.without(with));
  }

  @Test
  void newHooksAreIndentedAsTheRestIs() throws Exception {
    assertEquals(
        """
        {
          "model": "opus",
          "hooks": {
            "Stop": [
              { "hooks": [{ "type": "command", "command": "'/opt/a b/muxcast' hook claude || :" }] }
            ],
            "PostToolUse": [
              { "hooks": [{ "type": "command", "command": "'/opt/a b/muxcast' hook claude || :" }] }
            ]
          }
        }
        """,
        settings.with("{\n  \"model\": \"opus\"\n}\n", EVENTS, COMMAND));
  }

  @Test
  void hooksOfAnotherFolderAreReplaced() throws Exception {
    String old = settings.with("{}\n", List.of("Stop", "Gone"), COMMAND.replace("opt", "old"));
    assertEquals(settings.with("{}\n", EVENTS, COMMAND), settings.with(old, EVENTS, COMMAND));
  }

  @Test
  void onlyOursGoesFromAGroupThatTheUserAddedTo() throws Exception {
    String shared =
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"command\":\"a\"},{\"command\":\"'/x/muxcast' hook claude || :\"},{\"command\":\"b\"}]}]}}";
    assertEquals(
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"command\":\"a\"},{\"command\":\"b\"}]}]}}",
        settings.without(shared));
  }

  @Test
  void hooksOfOtherProgramsAreNotOurs() throws Exception {
    String others =
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"command\":\"muxcastle hook claude\"},{\"command\":\"'/x/muxcast' hook codex || :\"}]}]}}";
    assertEquals(others, settings.without(others));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`  \"a\": 1`  \"b\": 2`} | line 3: a comma or } is missing",
        "{`  \"a\": } | line 2: a value is missing",
        "{`  \"a\": 1,` | line 3: it ends too early",
        "[] | line 1: the settings have to be an object, { … }",
        "{}`} | line 2: something stands behind the end",
        "{\"a\": 'x'} | line 1: a value is missing",
        "{`\"a\": \"x`y\"} | line 2: a text has to end on its line",
        "{ /* ` } | line 1: a comment is not closed",
        "{ \"hooks\": [] } | line 1: \"hooks\" has to be an object",
        "{ \"hooks\": {` \"Stop\": 1 } } | line 2: \"Stop\" has to be a list"
      })
  void malformedSettingsAreRefusedWithTheLine(String text, String message) {
    Exception refused =
        assertThrows(
            JsonText.Malformed.class,
            () -> settings.with(text.replace('`', '\n'), EVENTS, COMMAND));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void cursorsHooksHaveNoGroups() throws Exception {
    HookSettings cursor = new HookSettings(HookHome.Form.FLAT, "/muxcast' hook cursor ");
    String with =
        cursor.with("{ \"version\": 1 }", List.of("stop"), "'/x/muxcast' hook cursor || :");
    assertTrue(with.contains("\"stop\": ["), with);
    assertEquals("{ \"version\": 1 }", cursor.without(with));
  }
}
