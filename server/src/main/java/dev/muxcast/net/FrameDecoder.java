package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of one side of a WebSocket connection into [Incoming] messages (RFC 6455 §5).
///
/// The caller reads from its socket, feeds what it got, and asks for messages until there are no
/// more:
///
/// ```java
/// decoder.feed(buffer, 0, in.read(buffer));
/// for (Incoming next = decoder.next(); next != null; next = decoder.next()) { … }
/// ```
///
/// The bytes fed are borrowed until `next()` has answered null, and **masks are taken off in
/// place**: what is in the array afterwards is of no use. A message that lies in one piece in the
/// array is never copied but into its `String`; others are gathered in a buffer that grows with
/// what arrived, never with what was announced, and is given up when the message is done.
///
/// After a [Incoming.Close] or a [Incoming.Violation] everything is ignored (§5.5.1, §7.1.7).
///
/// Not safe for use by several threads; owned by the connection's reader.
public final class FrameDecoder {

  /// Which side of the connection decodes. A server expects masked frames, a client unmasked ones
  /// (§5.1).
  public enum Role {
    SERVER,
    CLIENT
  }

  private static final byte[] NOTHING = {};
  private static final int SMALLEST_BUFFER = 512;

  // Settings.
  private int maxMessageBytes;
  private boolean binaryAllowed = true;

  // What was fed and not looked at yet.
  private byte[] input = NOTHING;
  private int position;
  private int limit;

  // The frame at hand.
  private final FrameHeader header;
  private boolean inPayload;
  private int payloadDone;
  private byte[] control = NOTHING;

  // The message at hand: the opcode of its first frame, 0 between messages.
  private int messageOpcode;
  private byte[] message = NOTHING;
  private int messageLength;
  private final Utf8Validator utf8 = new Utf8Validator();

  private boolean ended;

  /// @param maxMessageBytes see [#maxMessageBytes(int)]
  public FrameDecoder(Role role, int maxMessageBytes) {
    this.header = new FrameHeader(role == Role.SERVER);
    this.maxMessageBytes = maxMessageBytes;
  }

  /// Sets how long a message may be, in bytes over all its fragments; a longer one is a violation
  /// 1009 as soon as a header announces it. Holds for headers that were not decoded yet.
  public void maxMessageBytes(int bytes) {
    maxMessageBytes = bytes;
  }

  /// Sets whether binary messages are allowed (they are unless this says otherwise); if not, one is
  /// a violation 1003 as soon as its first byte is there.
  public void binaryAllowed(boolean allowed) {
    binaryAllowed = allowed;
  }

  /// How many bytes it holds of a message that is not whole yet.
  public int gatheredBytes() {
    return message.length;
  }

  /// Lends bytes to the decoder. What was fed before must have been used up, by calling [#next()]
  /// until it answered null.
  ///
  /// @throws IllegalStateException when it was not
  public void feed(byte[] bytes, int offset, int length) {
    if (position < limit && !ended) {
      throw new IllegalStateException("feed() before next() answered null");
    }
    input = bytes;
    position = offset;
    limit = offset + length;
  }

  /// The next message, or null when more bytes are needed or everything ended.
  public @Nullable Incoming next() {
    Incoming found = null;
    while (!ended && found == null && position < limit) {
      found = inPayload ? payload() : header();
    }
    if (found == null) {
      input = NOTHING;
      position = 0;
      limit = 0;
    } else if (found instanceof Incoming.Close || found instanceof Incoming.Violation) {
      end();
    }
    return found;
  }

  private @Nullable Incoming header() {
    while (position < limit) {
      String wrong = header.accept(input[position++]);
      if (wrong != null) {
        return new Incoming.Violation(CloseCode.PROTOCOL_ERROR, wrong);
      }
      Incoming refused = header.count() == 1 ? refuseOpcode() : null;
      if (refused == null && header.lengthKnown()) {
        refused = refuseLength();
      }
      if (refused != null) {
        return refused;
      }
      if (header.complete()) {
        beginPayload();
        return header.length() == 0 ? endFrame(0) : null;
      }
    }
    return null;
  }

  private @Nullable Incoming refuseOpcode() {
    int opcode = header.opcode();
    if (Opcode.isControl(opcode)) {
      return null;
    }
    if (opcode == Opcode.CONTINUATION && messageOpcode == 0) {
      return new Incoming.Violation(
          CloseCode.PROTOCOL_ERROR, "a continuation without a message to continue");
    }
    if (opcode != Opcode.CONTINUATION && messageOpcode != 0) {
      return new Incoming.Violation(
          CloseCode.PROTOCOL_ERROR, "a message began before the last one was finished");
    }
    if (opcode == Opcode.BINARY && !binaryAllowed) {
      return new Incoming.Violation(
          CloseCode.UNSUPPORTED_DATA, "binary messages are not accepted here: send text");
    }
    return null;
  }

  private @Nullable Incoming refuseLength() {
    if (Opcode.isControl(header.opcode()) || header.length() <= maxMessageBytes - messageLength) {
      return null;
    }
    return new Incoming.Violation(
        CloseCode.TOO_BIG, "a message may have at most " + maxMessageBytes + " bytes");
  }

  private void beginPayload() {
    inPayload = true;
    payloadDone = 0;
    int opcode = header.opcode();
    if (Opcode.isControl(opcode)) {
      control = header.length() == 0 ? NOTHING : new byte[(int) header.length()];
    } else if (opcode != Opcode.CONTINUATION) {
      messageOpcode = opcode;
    }
  }

  private @Nullable Incoming payload() {
    int size = (int) Math.min(header.length() - payloadDone, limit - position);
    int from = position;
    header.unmask(input, from, size, payloadDone);
    position += size;
    payloadDone += size;
    boolean whole = payloadDone == header.length();
    if (Opcode.isControl(header.opcode())) {
      System.arraycopy(input, from, control, payloadDone - size, size);
      return whole ? endFrame(from) : null;
    }
    if (messageOpcode == Opcode.TEXT && !utf8.accept(input, from, size)) {
      return new Incoming.Violation(CloseCode.INVALID_DATA, "the text is not UTF-8");
    }
    boolean inOnePiece = whole && header.fin() && messageLength == 0;
    if (!inOnePiece) {
      gather(from, size);
    }
    return whole ? endFrame(from) : null;
  }

  private void gather(int from, int size) {
    int needed = messageLength + size;
    if (needed > message.length) {
      int doubled = Math.max(SMALLEST_BUFFER, 2 * Math.min(message.length, Integer.MAX_VALUE / 4));
      int most = Math.max(needed, maxMessageBytes);
      message = Arrays.copyOf(message, Math.min(most, Math.max(needed, doubled)));
    }
    System.arraycopy(input, from, message, messageLength, size);
    messageLength = needed;
  }

  /// The last byte of a frame's payload was seen.
  ///
  /// @param from where in the input the payload lies, if it is there in one piece
  private @Nullable Incoming endFrame(int from) {
    boolean fin = header.fin();
    int opcode = header.opcode();
    int length = (int) header.length();
    header.reset();
    inPayload = false;
    if (Opcode.isControl(opcode)) {
      return switch (opcode) {
        case Opcode.PING -> new Incoming.Ping(control);
        case Opcode.PONG -> new Incoming.Pong(control);
        default -> ClosePayload.read(control);
      };
    }
    if (!fin) {
      return null;
    }
    return messageLength == 0
        ? endMessage(input, from, length)
        : endMessage(message, 0, messageLength);
  }

  private Incoming endMessage(byte[] bytes, int from, int length) {
    boolean text = messageOpcode == Opcode.TEXT;
    messageOpcode = 0;
    if (text && !utf8.complete()) {
      return new Incoming.Violation(
          CloseCode.INVALID_DATA, "the text ends within a UTF-8 sequence");
    }
    Incoming done =
        text
            ? new Incoming.Text(new String(bytes, from, length, UTF_8))
            : new Incoming.Binary(Arrays.copyOfRange(bytes, from, from + length));
    message = NOTHING;
    messageLength = 0;
    return done;
  }

  private void end() {
    ended = true;
    input = NOTHING;
    message = NOTHING;
    control = NOTHING;
  }
}
