package dev.muxcast.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Knows every connection, and holds the limits on how many there may be. A connection that has not
/// authenticated stands in a line of its own and takes no client's slot; when that line is full the
/// oldest in it goes, so that a crowd of silent connections can't keep the owner out.
///
/// Owns both lists; its methods may be called from any thread and never block on a client.
public final class ClientManager {
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Connection> strangers = new ArrayDeque<>();
  private final Set<ClientSession> clients = new LinkedHashSet<>();
  private boolean closed;

  public ClientManager(Limits limits) {
    this.limits = limits;
  }

  /// Takes in a new connection that is yet to authenticate.
  ///
  /// @return false when the server is shutting down
  boolean arrive(Connection stranger) {
    Connection oldest = null;
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (strangers.size() >= limits.unauthenticated()) {
        oldest = strangers.poll();
      }
      strangers.add(stranger);
    } finally {
      lock.unlock();
    }
    if (oldest != null) {
      oldest.reset();
    }
    return true;
  }

  /// Lets a connection that has authenticated become a client.
  ///
  /// @return false when all slots are taken
  boolean admit(Connection stranger, ClientSession client) {
    lock.lock();
    try {
      if (closed || clients.size() >= limits.clients()) {
        return false;
      }
      strangers.remove(stranger);
      clients.add(client);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets a connection that has ended, whatever it was.
  void leave(Connection connection) {
    lock.lock();
    try {
      strangers.remove(connection);
      Iterator<ClientSession> each = clients.iterator();
      while (each.hasNext()) {
        if (each.next().connection() == connection) {
          each.remove();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many clients are connected.
  public int count() {
    lock.lock();
    try {
      return clients.size();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the connections of a token that is no more.
  public void revoke(String tokenId) {
    for (ClientSession client : all()) {
      if (client.grant().tokenId().equals(tokenId)) {
        client.revoked();
      }
    }
  }

  /// Lets every client look at its time limits, and ends strangers that stay for too long.
  void tick(long nowNanos, long nowMillis) {
    for (ClientSession client : all()) {
      client.tick(nowNanos, nowMillis);
    }
    for (Connection stranger : waiting()) {
      if (stranger.overdue(nowNanos)) {
        stranger.reset();
      }
    }
  }

  private List<Connection> waiting() {
    lock.lock();
    try {
      return new ArrayList<>(strangers);
    } finally {
      lock.unlock();
    }
  }

  /// Tells every client that the server ends, and takes in no more.
  public void shutDown() {
    List<Connection> waiting;
    lock.lock();
    try {
      closed = true;
      waiting = new ArrayList<>(strangers);
    } finally {
      lock.unlock();
    }
    waiting.forEach(Connection::reset);
    all().forEach(ClientSession::shuttingDown);
  }

  /// Waits until all clients have ended, at most so long; then resets who is left.
  public void awaitEmpty(long millis) {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (count() > 0 && System.nanoTime() < deadline) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    all().forEach(client -> client.connection().reset());
  }

  /// The clients there are now.
  List<ClientSession> all() {
    lock.lock();
    try {
      return new ArrayList<>(clients);
    } finally {
      lock.unlock();
    }
  }
}
