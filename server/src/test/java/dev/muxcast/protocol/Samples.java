package dev.muxcast.protocol;

import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One event of every kind this version can send, and where it would have happened.
public final class Samples {
  /// A pane with everything known about it.
  public static final Place PANE =
      Place.ofServer("default", "812-1763890000")
          .ofSession("api", "$1")
          .ofWindow(0, "claude", "@4", "CLAUDE_AGENT")
          .ofPane(0, "%3", "claude");

  private static final String TIME = "2026-11-23T10:02:03.456Z";

  private Samples() {}

  /// At least one of each record of [EventData], as full and as empty as they come.
  public static List<EventData> everyEventData() {
    Map<String, @Nullable Object> custom = new LinkedHashMap<>();
    custom.put("text", "é😀\u2028\"\\\n");
    custom.put("none", null);
    custom.put("list", Arrays.asList(1L, 1.5, true, null, Map.of("deep", List.of())));
    List<EventData> all =
        List.of(
            new EventData.SessionCreated("api", 1, "/home/me"),
            new EventData.SessionCreated("api", 1, null),
            new EventData.SessionRemoved("api"),
            new EventData.SessionRenamed("api", "0"),
            new EventData.WindowCreated("claude", 1),
            new EventData.WindowRemoved(""),
            new EventData.WindowRenamed("claude", "bash"),
            new EventData.WindowMoved("claude", 2),
            new EventData.WindowActivated("claude"),
            new EventData.PaneCreated("claude", "/home/me", 80, 24, 4711),
            new EventData.PaneCreated(null, null, 80, 24, null),
            new EventData.PaneMoved(1),
            new EventData.PaneRemoved(true, 0, null),
            new EventData.PaneRemoved(false, null, "9"),
            output(EventData.PaneOutput.Mode.LINES, null, null, null),
            output(
                EventData.PaneOutput.Mode.SCREEN,
                List.of(0, 2),
                List.of(new EventData.Match(0, 5, "word.fatal", Severity.CRITICAL)),
                4096L),
            new EventData.PaneOutput(
                "Working (3s)",
                Severity.INFO,
                "Working (3s)",
                EventData.PaneOutput.Mode.SCREEN,
                List.of(7),
                null,
                null,
                true),
            new EventData.AgentStatus(
                "ready", null, "claude", null, null, null, null, null, null, null),
            new EventData.AgentStatus(
                "limited",
                "busy",
                "claude",
                "usage",
                TIME,
                TIME,
                new EventData.Question("Wait?", List.of("Yes", "No")),
                2,
                "limited",
                new EventData.Evidence(
                    "screen", "claude.limit", "You've hit your limit", null, 3L)),
            new EventData.AgentUsage("claude", "opus", 1_500, 300, 42, 1_542, null),
            new EventData.AgentUsage("codex", null, 1_500, 0, 42, 1_542, 12.5),
            new EventData.ResourceUsage("pane", 12.5, 104_857_600L, 3),
            new EventData.CollectorConnected("3.3a", 3, "control", 1),
            new EventData.CollectorDisconnected("the tmux server ended"),
            new EventData.CollectorGap(TIME, TIME, "down"),
            new EventData.CommandExecuted("send_text", "laptop", "submitted"),
            new EventData.Custom("custom.deploy.done", custom));
    Set<Class<?>> missing =
        Arrays.stream(EventData.class.getPermittedSubclasses())
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .collect(Collectors.toSet());
    all.forEach(data -> missing.remove(data.getClass()));
    if (!missing.isEmpty()) {
      throw new AssertionError("no sample of " + missing);
    }
    return new ArrayList<>(all);
  }

  private static EventData.PaneOutput output(
      EventData.PaneOutput.Mode mode,
      @Nullable List<Integer> rows,
      @Nullable List<EventData.Match> matches,
      @Nullable Long skipped) {
    return new EventData.PaneOutput(
        "FATAL\n\tend é😀", Severity.INFO, "FATAL end", mode, rows, matches, skipped);
  }
}
