package dev.muxcast.bench.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A client that keeps what it is told of each pane's agent. It subscribes to `agent.status` alone.
///
/// Written by the fleet's thread; may be read by any.
public final class StatusClient implements EventFrames.Sink {
  private final Map<String, List<String>> told = new ConcurrentHashMap<>();
  private final Map<String, Long> changedNanos = new ConcurrentHashMap<>();

  @Override
  public void event(ByteBuffer bytes, int start, int length, long seq, long nanos) {
    String json = EventFrames.string(bytes, start, length);
    List<String> statuses =
        told.computeIfAbsent(word(json, "session"), session -> new ArrayList<>());
    String status = word(json, "status");
    synchronized (statuses) {
      if (statuses.isEmpty() || !statuses.getLast().equals(status)) {
        statuses.add(status);
        changedNanos.put(word(json, "session"), nanos);
      }
    }
  }

  @Override
  public void message(String type, String json) {
    if (type.equals("gap") || type.equals("error")) {
      throw new IllegalStateException("the server said: " + json);
    }
  }

  /// The statuses of the agent in a session, each that differs from the one before.
  public List<String> of(String session) {
    List<String> statuses = told.getOrDefault(session, List.of());
    synchronized (statuses) {
      return List.copyOf(statuses);
    }
  }

  /// When the newest of those was read (`System.nanoTime()`); ask for the status first.
  public long changedNanos(String session) {
    return changedNanos.getOrDefault(session, 0L);
  }

  private static String word(String json, String name) {
    int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(from, json.indexOf('"', from));
  }
}
