package dev.muxcast.imsg;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One talk on its way over a socket, without waiting. On the loop's thread.
final class Connection {
  /// So often in a row one connection is read from before the others have their turn.
  private static final int READS = 8;

  private final Path socket;
  private final Talk talk;
  private final long deadline;
  private final Duration patience;
  private final Consumer<Answer> then;
  private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
  private @Nullable SocketChannel channel;
  private @Nullable Answer failure;

  Connection(Path socket, Talk talk, long deadline, Duration patience, Consumer<Answer> then) {
    this.socket = socket;
    this.talk = talk;
    this.deadline = deadline;
    this.patience = patience;
    this.then = then;
  }

  Path socket() {
    return socket;
  }

  long deadline() {
    return deadline;
  }

  /// How it ended, null while it goes on.
  @Nullable Answer answer() {
    return failure != null ? failure : talk.answer();
  }

  void tell(Answer answer) {
    then.accept(answer);
  }

  /// Connects, and says what there is to say.
  ///
  /// @return whether it need not be tried again: a server that does not take the connections that
  ///   wait already, as one that is stopped does, has no room for more
  boolean open(TrustedSockets.Found found, TrustedSockets sockets, Selector selector) {
    if (answer() == null) {
      failure = found.refusal();
    }
    if (answer() != null) {
      return true;
    }
    try {
      SocketChannel fresh = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel = fresh;
      fresh.configureBlocking(false);
      if (!connects(fresh, found.there())) {
        fresh.close();
        return false;
      }
      send(fresh.register(selector, SelectionKey.OP_READ, this), fresh);
    } catch (IOException | IllegalArgumentException e) {
      sockets.forget(socket);
      failure = new Answer.Gone("no server answers at " + socket);
    }
    return true;
  }

  /// Whether there was room. A dead socket refuses; a full one is said by another exception.
  private static boolean connects(SocketChannel fresh, UnixDomainSocketAddress address)
      throws IOException {
    try {
      return fresh.connect(address);
    } catch (ConnectException e) {
      throw e;
    } catch (SocketException full) {
      return false;
    }
  }

  void ready(SelectionKey key, ByteBuffer buffer) {
    SocketChannel open = channel;
    if (open == null || answer() != null) {
      return;
    }
    try {
      if (key.isReadable()) {
        read(key, open, buffer);
      } else if (key.isWritable()) {
        send(key, open);
      }
    } catch (IOException e) {
      talk.closed();
    }
  }

  private void read(SelectionKey key, SocketChannel open, ByteBuffer buffer) throws IOException {
    int length = open.read(buffer.clear());
    for (int i = 1; length > 0 && i < READS; i++) {
      talk.read(buffer.array(), length);
      length = answer() == null ? open.read(buffer.clear()) : 0;
    }
    if (length > 0) {
      talk.read(buffer.array(), length);
    }
    if (length < 0) {
      talk.closed();
    } else if (answer() == null) {
      send(key, open);
    }
  }

  private void send(SelectionKey key, SocketChannel open) throws IOException {
    for (byte[] each : talk.takeToSend()) {
      unsent.add(ByteBuffer.wrap(each));
    }
    while (!unsent.isEmpty()) {
      open.write(unsent.peek());
      if (unsent.peek().hasRemaining()) {
        break;
      }
      unsent.remove();
    }
    int wanted =
        unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  void expire(long now) {
    if (now >= deadline && answer() == null) {
      failure = Answer.late(patience);
    }
  }

  void drop() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
