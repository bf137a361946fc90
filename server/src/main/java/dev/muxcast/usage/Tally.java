package dev.muxcast.usage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up what the lines of one agent's transcript say.
///
/// Mutable, on one thread.
abstract sealed class Tally implements JsonLines.Listener {
  private static final int REMEMBERED = 16;

  @Nullable String model;
  long input;
  long cached;
  long output;
  long context;
  long window;

  /// The tally for an agent; null for one whose transcripts are not known.
  static @Nullable Tally of(String agent) {
    return switch (agent) {
      case "claude" -> new Claude();
      case "codex" -> new Codex();
      case "gemini" -> new Gemini();
      case "qwen" -> new Qwen();
      default -> null;
    };
  }

  /// The sum; null before there was anything to add.
  @Nullable Usage usage() {
    return input + output == 0 ? null : new Usage(model, input, cached, output, context, window);
  }

  static long number(String value) {
    try {
      return Math.max(0, Long.parseLong(value));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// Messages that are written several times, each time with all that they have used.
  abstract static sealed class Messages extends Tally {
    private final Map<String, long[]> known = new LinkedHashMap<>();

    void add(String id, long read, long fromCache, long written) {
      long[] before = known.remove(id);
      if (before != null) {
        input -= before[0];
        cached -= before[1];
        output -= before[2];
      }
      input += read;
      cached += fromCache;
      output += written;
      known.put(id, new long[] {read, fromCache, written});
      if (known.size() > REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }

  /// Claude Code, measured on 2.1.330. What is read anew, put into the cache and taken out of it
  /// are three numbers.
  static final class Claude extends Messages {
    private String type = "";
    private String id = "";
    private String name = "";
    private boolean aside;
    private long fresh;
    private long stored;
    private long taken;
    private long written;

    @Override
    public void value(String path, String value) {
      switch (path) {
        case "type" -> type = value;
        case "isSidechain" -> aside = value.equals("true");
        case "message.id" -> id = value;
        case "message.model" -> name = value;
        case "message.usage.input_tokens" -> fresh = number(value);
        case "message.usage.cache_creation_input_tokens" -> stored = number(value);
        case "message.usage.cache_read_input_tokens" -> taken = number(value);
        case "message.usage.output_tokens" -> written = number(value);
        default -> {}
      }
    }

    @Override
    public void line() {
      long read = fresh + stored + taken;
      // What Claude Code itself puts in as an answer was never asked of a model.
      if (type.equals("assistant") && !id.isEmpty() && !name.startsWith("<")) {
        add(id, read, taken, written);
        if (!aside) {
          model = name;
          context = read + written;
        }
      }
      type = "";
      id = "";
      name = "";
      aside = false;
      fresh = 0;
      stored = 0;
      taken = 0;
      written = 0;
    }
  }

  /// Codex, measured on 0.169.0: it writes the sums itself.
  static final class Codex extends Tally {
    private static final String INFO = "payload.info.";

    @Override
    public void value(String path, String value) {
      switch (path) {
        case "payload.model" -> model = value;
        case INFO + "total_token_usage.input_tokens" -> input = number(value);
        case INFO + "total_token_usage.cached_input_tokens" -> cached = number(value);
        case INFO + "total_token_usage.output_tokens" -> output = number(value);
        case INFO + "last_token_usage.total_tokens" -> context = number(value);
        case INFO + "model_context_window" -> window = number(value);
        default -> {}
      }
    }

    @Override
    public void line() {}
  }

  /// Gemini CLI, measured on 0.61.0.
  static final class Gemini extends Messages {
    private String type = "";
    private String id = "";
    private String name = "";
    private long read;
    private long taken;
    private long written;

    @Override
    public void value(String path, String value) {
      switch (path) {
        case "type" -> type = value;
        case "id" -> id = value;
        case "model" -> name = value;
        case "tokens.input" -> read = number(value);
        case "tokens.cached" -> taken = number(value);
        case "tokens.output", "tokens.thoughts" -> written += number(value);
        default -> {}
      }
    }

    @Override
    public void line() {
      if (type.equals("gemini") && read + written > 0) {
        add(id, read, taken, written);
        model = name;
        context = read + written;
      }
      type = "";
      id = "";
      name = "";
      read = 0;
      taken = 0;
      written = 0;
    }
  }

  /// Qwen Code, measured on 0.24.4. The total tells whether thoughts count among the rest.
  static final class Qwen extends Messages {
    private String type = "";
    private String id = "";
    private String name = "";
    private long read;
    private long taken;
    private long total;

    @Override
    public void value(String path, String value) {
      switch (path) {
        case "type" -> type = value;
        case "uuid" -> id = value;
        case "model" -> name = value;
        case "usageMetadata.promptTokenCount" -> read = number(value);
        case "usageMetadata.cachedContentTokenCount" -> taken = number(value);
        case "usageMetadata.totalTokenCount" -> total = number(value);
        default -> {}
      }
    }

    @Override
    public void line() {
      if (type.equals("assistant") && total > 0) {
        add(id, read, taken, Math.max(0, total - read));
        model = name;
        context = total;
      }
      type = "";
      id = "";
      name = "";
      read = 0;
      taken = 0;
      total = 0;
    }
  }
}
