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
    return printer(colour, Severity.INFO);
  }

  private LinePrinter printer(boolean colour, Severity least) {
    return new LinePrinter(new Output(bytes), new Style(colour), Programs.unknown(), least);
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
    assertFalse(printed().contains("and"), printed());
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
    assertTrue(printed().contains("news.tomorrow a=1"), printed());
  }

  @Test
  void figuresAreShownInWords() {
    LinePrinter printer = printer(false);
    printer.print(
        event(
            "resource.usage",
            Map.of(
                "scope", "pane", "cpu_percent", 12.5, "memory_bytes", 3_000_000, "processes", 2)));
    printer.flush();
    assertTrue(printed().contains("uses 12.5 % CPU, 3 MB"), printed());
  }

  @Test
  void ofABatchOnlyTheLinesThatAreBadEnoughAreShown() {
    LinePrinter printer = printer(false, Severity.ERROR);
    printer.print(
        output(
            "test one passed\nnpm ERR! x\ntest two passed\n",
            Map.of("start", 16, "end", 24, "severity", "error")));
    printer.end();
    assertEquals(1, printed().lines().count(), printed());
    assertTrue(printed().contains("npm ERR! x"), printed());
  }

  @Test
  void whatWasAskedStandsWithItsAnswersBelowTheStatus() {
    LinePrinter printer = printer(false);
    Map<String, Object> question =
        Map.of("text", "Bash command\nrm x\nProceed?", "answers", List.of("Yes", "No"));
    Map<String, Object> waiting =
        Map.of("status", "waiting", "reason", "permission", "question", question);
    printer.print(event("agent.status", waiting));
    List<String> lines = printed().lines().toList();
    assertEquals(6, lines.size(), printed());
    assertTrue(lines.get(0).endsWith("◐ waiting (permission)"), printed());
    assertTrue(lines.get(2).endsWith("  rm x"), printed());
    assertTrue(lines.get(4).endsWith("    1. Yes"), printed());
    assertTrue(lines.get(5).endsWith("    2. No"), printed());
  }

  @Test
  void aStatusIsToldAgainOnlyWhenMoreThanItsEvidenceChanged() {
    LinePrinter printer = printer(false);
    for (String line : List.of("a", "b")) {
      Map<String, Object> evidence = Map.of("source", "screen", "line", line);
      printer.print(event("agent.status", Map.of("status", "ready", "evidence", evidence)));
    }
    assertEquals(1, printed().lines().count(), printed());
    printer.print(event("agent.status", Map.of("status", "busy")));
    printer.print(event("agent.status", Map.of("status", "ready")));
    assertEquals(3, printed().lines().count(), printed());
  }

  @Test
  void aProgressBarIsShownByItsLastState() {
    LinePrinter printer = printer(false);
    printer.print(output("10 %\r20 %\r"));
    printer.print(output("90 %\r100 %\n"));
    assertEquals(1, printed().lines().count(), printed());
    assertTrue(printed().endsWith(" 100 %\n"), printed());
  }

  @Test
  void whoDidWhatIsSaidInWords() {
    LinePrinter printer = printer(false);
    printer.print(
        event(
            "command.executed",
            Map.of(
                "command", "send_text", "by", "laptop", "result", "submitted", "request_id", 7)));
    assertTrue(printed().endsWith("laptop typed a text\n"), printed());
  }
}
