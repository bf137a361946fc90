package dev.muxcast.bench.row;

import dev.muxcast.bench.load.Endpoint;
import dev.muxcast.bench.load.EventFrames;
import dev.muxcast.bench.load.EverySeq;
import dev.muxcast.bench.load.Fleet;
import dev.muxcast.bench.load.LineClient;
import dev.muxcast.bench.load.LoadClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Clients of a muxcast server that get every event and check each.
final class Audience implements AutoCloseable {
  private final Fleet fleet;
  private final List<LineClient> clients = new ArrayList<>();

  Audience() throws IOException {
    fleet = new Fleet("clients");
  }

  /// An audience that is subscribed when this returns.
  static Audience of(Endpoint endpoint, int clients) throws IOException {
    Audience audience = new Audience();
    try {
      audience.grow(endpoint, clients);
    } catch (IOException e) {
      audience.close();
      throw e;
    }
    return audience;
  }

  /// Brings the audience to this size.
  void grow(Endpoint endpoint, int size) throws IOException {
    while (clients.size() < size) {
      LoadClient client = LoadClient.authenticated(endpoint);
      String confirmed = client.subscribe("\"filters\":{}");
      LineClient sink = new LineClient(Replies.number(confirmed, "top"));
      fleet.adopt(client, new EventFrames(sink));
      clients.add(sink);
    }
  }

  List<LineClient> clients() {
    return clients;
  }

  /// From here on latency counts.
  void countFromNow() {
    long now = System.nanoTime();
    for (LineClient client : clients) {
      client.countFrom(now);
    }
  }

  /// How many lines of panes all clients together have read.
  long lines() {
    return clients.stream().mapToLong(LineClient::lines).sum();
  }

  /// Waits until every client has read as many lines as were written since it came, and the same
  /// newest event as all others.
  ///
  /// @return whether that came to pass
  boolean hasRead(long linesEach) {
    return Bed.await(() -> {
      fleet.verify();
      long top = clients.stream().mapToLong(EverySeq::last).max().orElse(0);
      return clients.stream().allMatch(c -> c.lines() == linesEach && c.last() == top);
    });
  }

  /// Waits until every client has read the newest event that any has read, twice in a row.
  void hasSameTop() {
    Bed.sleep(500);
    Bed.await(() -> {
      fleet.verify();
      long top = clients.stream().mapToLong(EverySeq::last).max().orElse(0);
      return clients.stream().allMatch(c -> c.last() == top);
    });
  }

  /// How many events all clients together had to read up to the newest that any has read.
  long expectedEvents() {
    long top = clients.stream().mapToLong(EverySeq::last).max().orElse(0);
    return clients.stream().mapToLong(c -> top - c.after()).sum();
  }

  /// How many they have read.
  long events() {
    return clients.stream().mapToLong(EverySeq::events).sum();
  }

  void verify() {
    fleet.verify();
  }

  @Override
  public void close() throws IOException {
    fleet.close();
  }
}
