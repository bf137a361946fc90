package dev.muxcast.bench.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muxcast.bench.lab.Proc;
import dev.muxcast.net.CloseCode;
import dev.muxcast.net.FrameDecoder;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Handshake;
import dev.muxcast.net.HttpOutcome;
import dev.muxcast.net.HttpRefusal;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpRequestDecoder;
import dev.muxcast.net.Incoming;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Throws damaged streams at the server's decoders, without end in sight: what the test suite does
/// with thousands, here with millions. Says `done INPUTS GROWTH MESSAGES REFUSED SECONDS`, or fails
/// with the seed and the input that does it.
final class Fuzzer {
  private static final int MAX_MESSAGE_BYTES = 300;
  private static final byte[] REQUEST =
      ("POST /monitor?a=b HTTP/1.1\r\nHost: localhost:8765\r\nUpgrade: websocket\r\n"
              + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nContent-Length: 3\r\n\r\nabc")
          .getBytes(ISO_8859_1);
  private static final byte[] TEXT = "aé€😀\n0123456789{\"action\":\"auth\"}".getBytes(UTF_8);
  private static final int[] FIRST = {0x81, 0x82, 0x01, 0x02, 0x00, 0x80, 0x89, 0x8a, 0x88, 0x81};

  private final SplittableRandom random;
  private final byte[] stream = new byte[1024];
  private int length;
  private long messages;
  private long refused;

  private Fuzzer(long seed) {
    random = new SplittableRandom(seed);
  }

  /// @param arguments how many inputs, and the seed
  public static void main(String[] arguments) throws IOException {
    int inputs = Integer.parseInt(arguments[0]);
    Fuzzer fuzzer = new Fuzzer(Long.parseLong(arguments[1]));
    long from = System.nanoTime();
    long early = 0;
    for (int i = 0; i < inputs; i++) {
      if (i == inputs / 10) {
        early = Proc.residentBytes(ProcessHandle.current().pid());
      }
      try {
        fuzzer.one(i);
      } catch (RuntimeException e) {
        throw new IllegalStateException("seed " + arguments[1] + ", input " + i, e);
      }
    }
    long late = Proc.residentBytes(ProcessHandle.current().pid());
    System.out.println(
        "done "
            + inputs
            + " "
            + (late - early) / 1e6
            + " "
            + fuzzer.messages
            + " "
            + fuzzer.refused
            + " "
            + (System.nanoTime() - from) / 1e9);
  }

  private void one(int number) {
    length = 0;
    if (number % 4 == 0) {
      put(REQUEST, REQUEST.length);
      damage();
      request();
      return;
    }
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      frame();
    }
    damage();
    frames();
  }

  private void frame() {
    int size = random.nextInt(8) == 0 ? random.nextInt(130) : random.nextInt(TEXT.length);
    int from = length;
    stream[length++] = (byte) FIRST[random.nextInt(FIRST.length)];
    if (size < 126) {
      stream[length++] = (byte) (0x80 | size);
    } else {
      stream[length++] = (byte) 0xfe;
      stream[length++] = (byte) (size >> 8);
      stream[length++] = (byte) size;
    }
    int key = random.nextInt();
    for (int i = 0; i < 4; i++) {
      stream[length++] = (byte) (key >> 24 - 8 * i);
    }
    int shift = (stream[from] & 0xf) == 8 ? 0 : random.nextInt(3);
    for (int i = 0; i < size; i++) {
      byte plain = TEXT[(i + (shift == 0 ? 0 : shift)) % TEXT.length];
      stream[length++] = (byte) (plain ^ key >> 24 - 8 * (i & 3));
    }
  }

  private void put(byte[] bytes, int size) {
    System.arraycopy(bytes, 0, stream, length, size);
    length += size;
  }

  /// Changes, drops or doubles a few bytes; often none.
  private void damage() {
    for (int i = random.nextInt(4); i > 0 && length > 0; i--) {
      int at = random.nextInt(length);
      switch (random.nextInt(4)) {
        case 0 -> stream[at] = (byte) random.nextInt(256);
        case 1 -> stream[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> length = at;
        default -> {
          System.arraycopy(stream, at, stream, at + 1, length - at);
          length++;
        }
      }
    }
  }

  private void frames() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, MAX_MESSAGE_BYTES);
    boolean ended = false;
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + 1 + random.nextInt(length));
      byte[] piece = Arrays.copyOfRange(stream, from, to);
      decoder.feed(piece, 0, piece.length);
      for (Incoming next = decoder.next(); next != null; next = decoder.next()) {
        require(!ended, "something came after the end");
        ended = ends(next);
      }
      from = to;
    }
  }

  private boolean ends(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Text text -> message(text.text().getBytes(UTF_8).length, MAX_MESSAGE_BYTES);
      case Incoming.Binary binary -> message(binary.bytes().length, MAX_MESSAGE_BYTES);
      case Incoming.Ping ping -> message(ping.bytes().length, 125);
      case Incoming.Pong pong -> message(pong.bytes().length, 125);
      case Incoming.Close close -> {
        Frames.close(close.code(), close.reason());
        yield true;
      }
      case Incoming.Violation violation -> {
        CloseCode code = violation.code();
        require(
            code == CloseCode.PROTOCOL_ERROR
                || code == CloseCode.INVALID_DATA
                || code == CloseCode.TOO_BIG,
            "ended with " + code);
        Frames.close(code, violation.reason());
        refused++;
        yield true;
      }
    };
  }

  private boolean message(int size, int most) {
    require(size <= most, size + " bytes in a message");
    messages++;
    return false;
  }

  private void request() {
    HttpRequestDecoder decoder = new HttpRequestDecoder(100);
    int from = 0;
    while (from < length && decoder.outcome() == null) {
      int size = Math.min(length - from, 1 + random.nextInt(length));
      int taken = decoder.feed(stream, from, size);
      require(taken == size || decoder.outcome() != null, "bytes were left without an outcome");
      from += taken;
    }
    HttpOutcome outcome = decoder.outcome();
    switch (outcome) {
      case HttpRequest accepted -> {
        Handshake.of(accepted);
        messages++;
      }
      case HttpRefusal refusal -> {
        require(refusal.status() >= 400 && refusal.status() <= 505, refusal.toString());
        refused++;
      }
      case null -> {}
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
