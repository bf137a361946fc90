package dev.muxcast.local;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.agent.Question;
import dev.muxcast.agent.ResetTime;
import dev.muxcast.agent.Status;
import dev.muxcast.agent.StoredScreen;
import dev.muxcast.agent.Verdict;
import dev.muxcast.config.AgentRuleFiles;
import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.event.Timestamp;
import dev.muxcast.hooks.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The process of `muxcast explain --screen FILE`: judges a stored screen by the rules that judge a
/// live one. Needs no server.
///
/// Exits 0 when done, 1 when the file can't be read, 2 when it was called wrongly. Main thread
/// only.
public final class ExplainMain {
  private ExplainMain() {}

  /// `arguments` are those after `explain`.
  public static void main(String... arguments) {
    System.exit(run(System.getenv(), SafePrint.out(), SafePrint.err(), arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    ExplainOptions options;
    try {
      options = ExplainOptions.parse(arguments);
    } catch (Refusal wrong) {
      err.println("muxcast: " + wrong.getMessage());
      return 2;
    }
    if (options.help()) {
      out.print(ExplainOptions.HELP);
      return 0;
    }
    try {
      AgentCatalog catalog = AgentRuleFiles.catalog(Places.of(environment));
      catalog.problems().forEach(problem -> err.println("muxcast: left out: " + problem));
      String text = new String(bytes(options.screen()), StandardCharsets.UTF_8);
      Verdict verdict =
          StoredScreen.of(text, options.title(), options.command(), options.height())
              .judge(catalog);
      out.print(options.json() ? json(verdict) : words(verdict));
      out.flush();
      return 0;
    } catch (Refusal e) {
      err.println("muxcast: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("muxcast: can't read " + options.screen() + " (" + e + ")");
      return 1;
    }
  }

  private static byte[] bytes(String file) throws IOException {
    return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }

  private static String words(Verdict verdict) {
    StringBuilder out = new StringBuilder(verdict.agentType());
    out.append(" is ").append(verdict.status().word());
    if (verdict.reason() != null) {
      out.append(" (").append(verdict.reason()).append(')');
    }
    out.append("\n  by ").append(verdict.source());
    if (verdict.rule() != null) {
      out.append(", rule ").append(verdict.rule());
    }
    if (verdict.line() != null) {
      out.append(": ").append(verdict.line());
    }
    if (verdict.against() != null) {
      out.append("\n  though rule ").append(verdict.against());
    }
    Question question = verdict.status() == Status.WAITING ? verdict.question() : null;
    if (question != null) {
      out.append("\n  asks: ").append(question.text().replace("\n", "\n        "));
      for (int i = 0; i < question.answers().size(); i++) {
        out.append("\n    ").append(i + 1).append(". ").append(question.answers().get(i));
      }
    }
    return out.append('\n').toString();
  }

  private static String json(Verdict verdict) {
    StringBuilder out =
        new StringBuilder("{\"agent_type\":").append(JsonText.quote(verdict.agentType()));
    out.append(",\"status\":").append(JsonText.quote(verdict.status().word()));
    out.append(",\"reason\":").append(JsonText.quote(verdict.reason()));
    Question question = verdict.status() == Status.WAITING ? verdict.question() : null;
    if (question != null) {
      List<String> answers = new ArrayList<>();
      question.answers().forEach(answer -> answers.add(JsonText.quote(answer)));
      out.append(",\"question\":{\"text\":").append(JsonText.quote(question.text()));
      out.append(",\"answers\":[").append(String.join(",", answers)).append("]}");
    }
    Instant resets =
        verdict.limit() == null
            ? null
            : ResetTime.in(verdict.limit(), Clock.systemUTC().instant(), ZoneId.systemDefault());
    if (resets != null) {
      out.append(",\"resets_at\":").append(JsonText.quote(Timestamp.text(resets.toEpochMilli())));
    }
    if (verdict.background() > 0) {
      out.append(",\"background\":").append(verdict.background());
    }
    out.append(",\"evidence\":{\"source\":").append(JsonText.quote(verdict.source()));
    out.append(",\"rule\":").append(JsonText.quote(verdict.rule()));
    out.append(",\"line\":").append(JsonText.quote(verdict.line()));
    if (verdict.against() != null) {
      out.append(",\"against\":").append(JsonText.quote(verdict.against()));
    }
    return out.append("}}\n").toString();
  }
}
