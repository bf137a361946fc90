package dev.muxcast.cli;

import dev.muxcast.client.EventData;
import dev.muxcast.client.Message;
import dev.muxcast.client.MuxcastException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Messages as words for a person.
final class Words {

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
    return "gap: " + what + " can't be had, " + Style.plain(why);
  }

  /// A number of tokens in at most five characters: `950`, `12.4k`, `3.1M`.
  static String tokens(long count) {
    if (count < 1_000) {
      return String.valueOf(count);
    }
    long tenths = count < 999_950 ? Math.round(count / 100.0) : Math.round(count / 100_000.0);
    return tenths / 10 + "." + tenths % 10 + (count < 999_950 ? "k" : "M");
  }

  /// An event other than output.
  static String of(Message.Event event) {
    try {
      return Style.plain(words(event));
    } catch (MuxcastException.Malformed unknown) {
      return Style.plain(raw(event));
    }
  }

  private static String words(Message.Event event) {
    return switch (event.type()) {
      case "agent.status" -> status(event.data(EventData.AgentStatus.class));
      case "collector.gap" -> gap(event.data(EventData.CollectorGap.class));
      case "session.created" -> {
        EventData.Named data = event.data(EventData.Named.class);
        yield "session opened" + more(data.path());
      }
      case "session.removed" -> "session closed";
      case "session.renamed" ->
          "session renamed, it was " + event.data(EventData.Named.class).previous();
      case "window.created" -> "window opened: " + name(event);
      case "window.removed" -> "window closed: " + name(event);
      case "window.renamed" ->
          "window renamed to "
              + name(event)
              + ", it was "
              + event.data(EventData.Named.class).previous();
      case "window.moved" -> "window moved, it is " + event.envelope().window() + " now";
      case "window.activated" -> "window shown: " + name(event);
      case "pane.created" -> "pane opened" + more(event.data(EventData.Named.class).command());
      case "pane.moved" -> "pane moved, it is " + event.envelope().pane() + " now";
      case "pane.removed" -> "pane closed";
      case "collector.connected" ->
          "watching tmux" + more(event.data(EventData.Named.class).tmuxVersion());
      case "collector.disconnected" ->
          "no longer watching tmux" + more(event.data(EventData.Named.class).reason());
      case "resource.usage" -> usage(event.data(EventData.ResourceUsage.class));
      case "agent.usage" -> tokens(event.data(EventData.AgentUsage.class));
      default -> raw(event);
    };
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

  private static String status(EventData.AgentStatus data) {
    String reason = data.reason() == null ? "" : " (" + data.reason() + ")";
    String previous = data.previous() == null ? "" : ", was " + data.previous();
    return Glyph.of(data.status()).sign() + " " + data.status() + reason + previous;
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
    EventData.Named data = event.data(EventData.Named.class);
    return Objects.requireNonNullElse(
        data.name(), Objects.requireNonNullElse(event.envelope().windowName(), "?"));
  }

  private static String more(@Nullable String what) {
    return what == null || what.isEmpty() ? "" : ": " + what;
  }

  private static String raw(Message.Event event) {
    return event.type() + " " + Objects.requireNonNullElse(event.envelope().data(), "");
  }
}
