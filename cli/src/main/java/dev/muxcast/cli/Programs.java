package dev.muxcast.cli;

import dev.muxcast.client.Envelope;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What runs in a pane: the agent, as the event says, or else the program, which the server is
/// asked for now and then. Mutable, for one thread.
final class Programs {
  private static final Set<String> NO_AGENTS = Set.of("shell", "dev_server", "unknown");
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<@Nullable Picture> ask;
  private final Map<String, String> commands = new HashMap<>();
  private long askedNanos = System.nanoTime() - FRESH.toNanos();

  Programs(Supplier<@Nullable Picture> ask) {
    this.ask = ask;
  }

  /// Without anybody to ask.
  static Programs unknown() {
    return new Programs(() -> null);
  }

  /// In one word; "" where it is not known.
  String of(Envelope place) {
    String type = Objects.requireNonNullElse(place.agentType(), "");
    if (place.paneId() == null || !NO_AGENTS.contains(type)) {
      return type;
    }
    String fallback = type.equals("unknown") ? "" : type;
    if (!isNew(place.timestamp())) {
      // What runs now need not be what ran then.
      return fallback;
    }
    if (System.nanoTime() - askedNanos >= FRESH.toNanos()) {
      refresh();
    }
    return commands.getOrDefault(place.serverInstance() + place.paneId(), fallback);
  }

  private static boolean isNew(@Nullable String timestamp) {
    try {
      return timestamp != null
          && Instant.parse(timestamp).isAfter(Instant.now().minus(FRESH.multipliedBy(2)));
    } catch (DateTimeParseException unknown) {
      return false;
    }
  }

  private void refresh() {
    askedNanos = System.nanoTime();
    try {
      Picture picture = ask.get();
      if (picture != null) {
        commands.clear();
        for (PaneRow row : Panes.of(picture).all()) {
          commands.put(row.session().serverInstance() + row.paneId(), row.runs());
        }
      }
    } catch (MuxcastException notNow) {
      // Then what was known stays.
    }
  }
}
