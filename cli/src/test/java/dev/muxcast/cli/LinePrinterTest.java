package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.client.Envelope;
import dev.muxcast.client.JsonText;
import dev.muxcast.client.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinePrinterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private LinePrinter printer(boolean colour) {
    return new LinePrinter(new Output(bytes), new Style(colour));
  }

  private static Message.Event event(String type, Map<String, ?> data) {
    String json = JsonText.write(data);
    var envelope =
        new Envelope(
            type,
            "2026-01-01T12:00:00Z",
            1,
            null,
            "default",
            "1-1",
            "work",
            "$0",
            1,
            "w",
            "@1",
            0,
            "%3",
            "claude",
            null,
            json);
    return new Message.Event(envelope, "{}");
  }

  private static Message.Event output(String content, Map<String, ?>... matches) {
    return event(
        "pane.output",
        Map.of(
            "content",
            content,
            "mode",
            "lines",
            "severity",
            matches.length == 0 ? "info" : "error",
            "matches",
            List.of(matches)));
  }

  @Test
  void aLineThatComesInPiecesIsOneLine() {
    LinePrinter printer = printer(false);
    printer.print(output("hel"));
    assertEquals("", printed());
    printer.print(output("lo\nand"));
    assertTrue(printed().endsWith("hello\n"), printed());
    printer.pause();
    assertTrue(printed().endsWith("and\n"), printed());
    assertTrue(printed().contains("work:1.0"), printed());
    assertTrue(printed().contains("claude"), printed());
  }

  @Test
  void theMatchIsMarkedInsideItsLine_alsoWhenTheLineCameInPieces() {
    LinePrinter printer = printer(true);
    printer.print(output("npm "));
    printer.print(output("ERR! x\nfine\n", Map.of("start", 0, "end", 4, "severity", "error")));
    String[] lines = printed().split("\n");
    assertTrue(
        lines[0].endsWith(
            "\u001b[31mnpm \u001b[0m\u001b[1;7;31mERR!\u001b[0m\u001b[31m x\u001b[0m"),
        lines[0]);
    assertTrue(lines[1].endsWith("fine"), lines[1]);
  }

  @Test
  void whatCouldSteerATerminalIsNotPrinted() {
    LinePrinter printer = printer(false);
    printer.print(output("a\u001b]0;x\u0007b\n"));
    printer.print(event("custom.x\u001b[2J", Map.of("k", "\u009b31m")));
    assertFalse(printed().contains("\u001b"), printed());
    assertFalse(printed().contains("\u009b"), printed());
  }

  @Test
  void aGapIsSaid() {
    LinePrinter printer = printer(false);
    printer.print(new Message.Gap("e", 3, 9, "slow", "{}"));
    assertTrue(printed().contains("events 3–9 can't be had"), printed());
  }

  @Test
  void everyEventHasItsWords() {
    LinePrinter printer = printer(false);
    printer.print(event("agent.status", Map.of("status", "waiting", "previous", "busy")));
    printer.print(event("session.renamed", Map.of("session", "b", "previous", "a")));
    printer.print(event("collector.gap", Map.of("from", "x", "to", "y", "reason", "down")));
    printer.print(
        event(
            "agent.usage",
            Map.of("input_tokens", 1500, "output_tokens", 42, "context_tokens", 1542)));
    printer.print(event("news.tomorrow", Map.of("a", 1)));
    assertTrue(printed().contains("◐ waiting, was busy"), printed());
    assertTrue(printed().contains("it was a"), printed());
    assertTrue(printed().contains("not watched from x to y: down"), printed());
    assertTrue(
        printed().contains("has read 1500 and written 42 tokens; 1542 in its context"), printed());
    assertTrue(printed().contains("news.tomorrow {\"a\":1}"), printed());
  }

  @Test
  void figuresAreShownOnlyToWhomAsksForThem() {
    Message.Event usage =
        event(
            "resource.usage",
            Map.of(
                "scope", "pane", "cpu_percent", 12.5, "memory_bytes", 3_000_000, "processes", 2));
    printer(false).print(usage);
    printer(false).flush();
    assertEquals("", printed());
    var asked = new LinePrinter(new Output(bytes), new Style(false), true);
    asked.print(usage);
    asked.flush();
    assertTrue(printed().contains("uses 12.5 % CPU, 3 MB"), printed());
  }
}
