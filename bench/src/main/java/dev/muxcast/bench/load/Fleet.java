package dev.muxcast.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Reads many connections on one thread, into one buffer that stays in the cache.
///
/// The thread owns the selector, the buffer and the clients given to it; `adopt` may be called by
/// any thread.
public final class Fleet implements AutoCloseable {
  private static final int READ_BYTES = 256 * 1024;
  private static final int SLACK = 16;

  private record Member(LoadClient client, FrameSink sink) {}

  private final Selector selector;
  private final ByteBuffer shared =
      ByteBuffer.allocateDirect(2 * 1024 * 1024).order(ByteOrder.LITTLE_ENDIAN);
  private final Queue<Member> newcomers = new ConcurrentLinkedQueue<>();
  private final List<LoadClient> clients = new ArrayList<>();
  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;
  private long readBytes;

  /// A fleet whose thread runs at once.
  public Fleet(String name) throws IOException {
    selector = Selector.open();
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /// Takes over a client that was set up; its frames go to the sink from now on.
  public void adopt(LoadClient client, FrameSink sink) {
    synchronized (clients) {
      clients.add(client);
    }
    newcomers.add(new Member(client, sink));
    selector.wakeup();
  }

  /// Fails when reading has failed, or a connection ended by itself.
  public void verify() {
    Throwable problem = failure;
    if (problem != null) {
      throw new IllegalStateException("reading failed: " + problem.getMessage(), problem);
    }
    synchronized (clients) {
      for (LoadClient client : clients) {
        if (client.endedBySelf() || client.closeCode() != 0) {
          throw new IllegalStateException(
              "the server ended a connection, code " + client.closeCode());
        }
      }
    }
  }

  /// How much was read so far; exact only while nothing is sent.
  public long readBytes() {
    return readBytes;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (clients) {
      for (LoadClient client : clients) {
        client.close();
      }
    }
    selector.close();
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::readable);
        for (Member member = newcomers.poll(); member != null; member = newcomers.poll()) {
          member.client().handOver();
          member.client().channel().register(selector, SelectionKey.OP_READ, member);
          read(member, false);
        }
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  private void readable(SelectionKey key) {
    if (key.attachment() instanceof Member member && key.isValid()) {
      try {
        if (!read(member, true)) {
          key.cancel();
          if (!member.client().leaving()) {
            member.client().end();
          }
        }
      } catch (IOException e) {
        key.cancel();
        member.client().end();
      }
    }
  }

  private boolean read(Member member, boolean fromChannel) throws IOException {
    shared.clear();
    member.client().giveRest(shared);
    if (fromChannel) {
      if (shared.position() + READ_BYTES + SLACK > shared.capacity()) {
        throw new IllegalStateException("a message is larger than the reader's buffer");
      }
      shared.limit(shared.position() + READ_BYTES);
      int count = member.client().channel().read(shared);
      if (count < 0) {
        return false;
      }
      readBytes += count;
    }
    int end = shared.position();
    shared.limit(shared.capacity());
    long now = System.nanoTime();
    int scanned = FrameScanner.scan(shared, 0, end, member.sink(), member.client(), now);
    member.sink().readEnded();
    member.client().keepRest(shared, scanned, end);
    return true;
  }
}
