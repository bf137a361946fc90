package dev.muxcast.cli;

import dev.muxcast.client.Envelope;
import dev.muxcast.client.EventData;
import dev.muxcast.client.JsonText;
import dev.muxcast.client.Message;
import dev.muxcast.client.MuxcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Messages as words for a person. Pure; whoever prints them takes out what steers a terminal.
final class Words {
  private static final int LONGEST = 500;

  private Words() {}

  static String of(Message.Disconnected lost) {
    return "connection lost: " + lost.reason() + "; connecting again";
  }

  static String of(Message.Gap gap) {
    String why =
        switch (gap.reason()) {
          case "retention" -> "they are older than what is kept";
          case "epoch" -> "the server's log was begun anew";
          case "slow" -> "they were not read fast enough";
          case "crash" -> "the machine went down";
          default -> gap.reason();
        };
    long count = gap.toSeq() - gap.fromSeq() + 1;
    String what = count > 0 ? "events " + gap.fromSeq() + "–" + gap.toSeq() : "events";
    return "gap: " + what + " can't be had, " + why;
  }

  /// An error that no request waits for.
  static String ofError(Message.Other error) {
    Map<String, Object> fields = JsonText.read(error.json());
    return "the server says: " + fields.get("message") + " [" + fields.get("code") + "]";
  }

  /// `session:window.pane` or as much of it as there is, with the socket's label before it unless
  /// it is the default one.
  static String place(Envelope place) {
    var text = new StringBuilder();
    if (place.server() != null && !place.server().equals("default")) {
      text.append(place.server());
    }
    if (place.session() != null) {
      text.append(text.isEmpty() ? "" : "/").append(place.session());
    }
    if (place.window() != null) {
      text.append(':').append(place.window());
    }
    if (place.pane() != null) {
      text.append('.').append(place.pane());
    }
    return text.toString();
  }

  /// A number of tokens in at most five characters: `950`, `12.4k`, `3.1M`.
  static String tokens(long count) {
    if (count < 1_000) {
      return String.valueOf(count);
    }
    long tenths = count < 999_950 ? Math.round(count / 100.0) : Math.round(count / 100_000.0);
    return tenths / 10 + "." + tenths % 10 + (count < 999_950 ? "k" : "M");
  }

  /// An event other than output, in one line.
  static String of(Message.Event event) {
    try {
      return words(event);
    } catch (MuxcastException.Malformed unknown) {
      return event.type();
    }
  }

  private static String words(Message.Event event) {
    return switch (event.type()) {
      case "agent.status" -> of(event.data(EventData.AgentStatus.class));
      case "collector.gap" -> gap(event.data(EventData.CollectorGap.class));
      case "session.created" -> "session opened" + more(named(event).path());
      case "session.removed" -> "session closed";
      case "session.renamed" -> "session renamed, it was " + named(event).previous();
      case "window.created" -> "window opened: " + name(event);
      case "window.removed" -> "window closed: " + name(event);
      case "window.renamed" ->
          "window renamed to " + name(event) + ", it was " + named(event).previous();
      case "window.moved" -> "window moved, it is " + event.envelope().window() + " now";
      case "window.activated" -> "window shown: " + name(event);
      case "pane.created" -> "pane opened" + more(named(event).command());
      case "pane.moved" -> "pane moved, it is " + event.envelope().pane() + " now";
      case "pane.removed" -> "pane closed";
      case "pane.output" ->
          Objects.requireNonNullElse(event.data(EventData.PaneOutput.class).preview(), "");
      case "collector.connected" -> "watching tmux" + more(named(event).tmuxVersion());
      case "collector.disconnected" -> "no longer watching tmux" + more(named(event).reason());
      case "resource.usage" -> usage(event.data(EventData.ResourceUsage.class));
      case "agent.usage" -> tokens(event.data(EventData.AgentUsage.class));
      case "command.executed" -> command(event.data(EventData.CommandExecuted.class));
      default -> event.type() + fields(event);
    };
  }

  private static EventData.Named named(Message.Event event) {
    return event.data(EventData.Named.class);
  }

  /// Who did what in tmux.
  private static String command(EventData.CommandExecuted data) {
    String what =
        switch (data.command()) {
          case "send_text" -> "typed a text";
          case "send_keys" -> "pressed keys";
          case "interrupt" -> "interrupted what runs";
          case "respond" -> "answered the question";
          case "new_session" -> "made a session";
          case "new_window" -> "made a window";
          case "kill_pane" -> "ended the pane";
          case "kill_window" -> "ended the window";
          case "kill_session" -> "ended the session";
          case "rename_session" -> "renamed the session";
          case "rename_window" -> "renamed the window";
          default -> data.command();
        };
    String outcome =
        switch (data.result()) {
          case "submitted" -> "";
          case "refused" -> " (refused: nothing was done)";
          default -> " (what came of it is " + data.result() + ")";
        };
    return data.by() + " " + what + outcome;
  }

  private static String usage(EventData.ResourceUsage data) {
    String whose = data.scope().equals("host") ? "the host uses " : "uses ";
    return whose + data.cpuPercent() + " % CPU, " + data.memoryBytes() / 1_000_000 + " MB";
  }

  private static String tokens(EventData.AgentUsage data) {
    Double full = data.contextPercent();
    return "has read "
        + data.inputTokens()
        + " and written "
        + data.outputTokens()
        + " tokens; "
        + data.contextTokens()
        + " in its context"
        + (full == null ? "" : ", which is " + full + " % full");
  }

  /// What an agent does, without its question.
  static String of(EventData.AgentStatus data) {
    List<String> more = new ArrayList<>();
    if (data.reason() != null) {
      more.add(data.reason());
    }
    if (data.resetsAt() != null) {
      more.add("until " + LocalTimes.of(data.resetsAt()));
    }
    if (data.background() != null) {
      more.add(data.background() + " in the background");
    }
    String line = data.evidence() == null ? null : data.evidence().line();
    if (data.status().equals("error") && line != null) {
      more.add(line.strip());
    }
    String previous = data.previous() == null ? "" : ", was " + data.previous();
    return Glyph.of(data.status()).sign()
        + " "
        + data.status()
        + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")")
        + previous;
  }

  private static String gap(EventData.CollectorGap data) {
    return "not watched from "
        + local(data.from())
        + " to "
        + local(data.to())
        + more(data.reason());
  }

  private static String local(@Nullable String time) {
    return time == null ? "?" : LocalTimes.of(time);
  }

  private static String name(Message.Event event) {
    return Objects.requireNonNullElse(
        named(event).name(), Objects.requireNonNullElse(event.envelope().windowName(), "?"));
  }

  private static String more(@Nullable String what) {
    return what == null || what.isEmpty() ? "" : ": " + what;
  }

  /// The fields of an event that this program has no words for.
  private static String fields(Message.Event event) {
    String data = event.envelope().data();
    var text = new StringBuilder();
    if (data != null) {
      JsonText.read(data).forEach((name, value) -> append(text, name, value));
    }
    return Cells.cut(text.toString(), LONGEST);
  }

  private static void append(StringBuilder text, String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> map.forEach((inner, each) -> append(text, name + "." + inner, each));
      case List<?> list -> {
        String items = String.join(", ", list.stream().map(String::valueOf).toList());
        text.append(' ').append(name).append('=').append(items);
      }
      default -> text.append(' ').append(name).append('=').append(value);
    }
  }
}
