package dev.muxcast.server;

import dev.muxcast.guard.Faults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Knows every connection, and holds the limits on how many there may be. A connection that has not
/// authenticated stands in a line of its own and takes no client's slot; when that line is full,
/// the oldest of the peer that has most in it goes. So a crowd of silent connections can't keep the
/// owner out, and one from elsewhere does not even touch the owner's.
///
/// Owns both lists; its methods may be called from any thread and never block on a client.
public final class ClientManager {
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Connection> strangers = new ArrayDeque<>();
  private final Set<ClientSession> clients = new LinkedHashSet<>();
  private final RefusalRate wrongTokens = new RefusalRate(10, 100);
  private final RefusalRate foreignPages = new RefusalRate(10, 100);
  private final OwnPanes ownPanes = new OwnPanes();
  private final MemoryBudget memory;
  private final CostlyWork costly = new CostlyWork();
  private Consumer<Boolean> audience = any -> {};
  private boolean closed;

  public ClientManager(Limits limits) {
    this(limits, MemoryBudget.ofHeap());
  }

  ClientManager(Limits limits, MemoryBudget memory) {
    this.limits = limits;
    this.memory = memory;
  }

  /// What clients may hold of the heap.
  MemoryBudget memory() {
    return memory;
  }

  /// Where what costs more than a moment is done.
  CostlyWork costly() {
    return costly;
  }

  /// Who is told when the first client comes and when the last one goes; must not wait.
  public void onAudience(Consumer<Boolean> listener) {
    audience = listener;
  }

  /// The panes that clients have to themselves.
  public OwnPanes ownPanes() {
    return ownPanes;
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
        oldest = oldestOf(largestCrowd());
        strangers.remove(oldest);
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

  private Peer largestCrowd() {
    Map<Peer, Integer> crowds = new HashMap<>();
    Peer largest = strangers.element().peer();
    int most = 0;
    for (Connection each : strangers) {
      int size = crowds.merge(each.peer(), 1, Integer::sum);
      if (size > most) {
        most = size;
        largest = each.peer();
      }
    }
    return largest;
  }

  private Connection oldestOf(Peer peer) {
    for (Connection each : strangers) {
      if (each.peer().equals(peer)) {
        return each;
      }
    }
    throw new IllegalStateException("a crowd of nobody");
  }

  /// Counts a wrong token, wherever it was shown.
  ///
  /// @return whether there were so many lately that this one gets no answer
  boolean tooManyWrongTokens(Peer peer) {
    return wrongTokens.tooMany(peer, System.nanoTime());
  }

  /// Counts a request of a foreign page.
  ///
  /// @return whether there were so many lately that the log is spared this one
  boolean tooManyForeignPages(Peer peer) {
    return foreignPages.tooMany(peer, System.nanoTime());
  }

  /// Lets a connection that has authenticated become a client.
  ///
  /// @return false when all slots are taken, or all that its address may have
  boolean admit(Connection stranger, ClientSession client) {
    lock.lock();
    try {
      if (closed || clients.size() >= limits.clients() || tooManyFrom(stranger.peer())) {
        return false;
      }
      strangers.remove(stranger);
      clients.add(client);
      if (clients.size() == 1) {
        audience.accept(true);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean tooManyFrom(Peer peer) {
    if (peer.here()) {
      return false;
    }
    int count = 0;
    for (ClientSession each : clients) {
      count += each.connection().peer().equals(peer) ? 1 : 0;
    }
    return count >= limits.perAddress();
  }

  /// Forgets a connection that has ended, whatever it was.
  void leave(Connection connection) {
    lock.lock();
    try {
      strangers.remove(connection);
      boolean any = !clients.isEmpty();
      Iterator<ClientSession> each = clients.iterator();
      while (each.hasNext()) {
        if (each.next().connection() == connection) {
          each.remove();
        }
      }
      if (any && clients.isEmpty()) {
        audience.accept(false);
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
      try {
        client.tick(nowNanos, nowMillis);
      } catch (RuntimeException fault) {
        Faults.SHARED.met("the limits of client " + client.id(), fault);
      }
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

  /// Tells every client that the server ends, and takes in no more. Does not wait: each is told on
  /// a thread of its own, since one that does not read may hold its own up.
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
    for (ClientSession client : all()) {
      Thread.ofVirtual().name("goodbye").start(client::shuttingDown);
    }
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
