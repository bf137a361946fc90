package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Throws damaged streams at the decoders. Nothing but the documented outcomes may come of them,
/// and the same ones however the bytes are cut.
///
/// The seed and the number of rounds are fixed, so that a run tells the same every time. For a
/// longer one, with a seed that is printed:
///
/// ```
/// ./mvnw -pl server test -Dtest=FuzzTest -Dmuxcast.fuzz.rounds=5000000 -Dmuxcast.fuzz.seed=42
/// ```
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("muxcast.fuzz.rounds", 20_000);
  private static final long SEED = Long.getLong("muxcast.fuzz.seed", 1L);
  private static final int MAX_MESSAGE_BYTES = 300;
  private static final int[] FIRST_BYTES = {
    0x81, 0x82, 0x01, 0x02, 0x00, 0x80, 0x89, 0x8a, 0x88, 0x81, 0x01, 0x80
  };
  private static final Set<CloseCode> DOCUMENTED =
      Set.of(CloseCode.PROTOCOL_ERROR, CloseCode.INVALID_DATA, CloseCode.TOO_BIG);

  @Test
  void damagedFramesEndInDocumentedViolationsHoweverTheyAreCut() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = damage(random, frames(random));
      String where = "seed " + SEED + ", round " + round;
      List<Incoming> whole = decode(bytes);
      check(whole, where);
      int[] cuts =
          random.nextInt(4) == 0
              ? IntStream.range(1, bytes.length).toArray()
              : random.ints(random.nextInt(6), 0, bytes.length + 1).sorted().toArray();
      assertEquals(Wire.shown(whole), Wire.shown(decode(bytes, cuts)), where);
    }
  }

  @Test
  void utf8IsJudgedAsTheJdkJudgesIt() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] text = damage(random, text(random));
      boolean valid = true;
      try {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      } catch (CharacterCodingException e) {
        valid = false;
      }
      CloseCode violation = Wire.violation(Wire.frame(0x81, text));
      if (valid) {
        assertNull(violation, "seed " + SEED + ", round " + round);
      } else {
        assertEquals(CloseCode.INVALID_DATA, violation, "seed " + SEED + ", round " + round);
      }
    }
  }

  @Test
  void damagedRequestsEndInDocumentedStatuses() {
    Set<Integer> documented = Set.of(400, 413, 414, 417, 431, 501, 505);
    byte[] request =
        ("POST /monitor?a=b HTTP/1.1\r\nHost: localhost:8765\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nContent-Length: 3\r\nX: y\r\n\r\nabc")
            .getBytes(ISO_8859_1);
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = damage(random, request);
      HttpRequestDecoder decoder = new HttpRequestDecoder(100);
      int taken = decoder.feed(bytes, 0, bytes.length);
      assertTrue(taken <= bytes.length);
      switch (decoder.outcome()) {
        case HttpRequest accepted -> Handshake.of(accepted);
        case HttpRefusal refusal ->
            assertTrue(documented.contains(refusal.status()), refusal.toString());
        case null -> assertEquals(bytes.length, taken);
      }
    }
  }

  private static List<Incoming> decode(byte[] bytes, int... cuts) {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, MAX_MESSAGE_BYTES);
    return Wire.decode(decoder, bytes, cuts);
  }

  private static void check(List<Incoming> all, String where) {
    for (int i = 0; i < all.size(); i++) {
      boolean last = i == all.size() - 1;
      switch (all.get(i)) {
        case Incoming.Text text ->
            assertTrue(text.text().getBytes(UTF_8).length <= MAX_MESSAGE_BYTES, where);
        case Incoming.Binary binary ->
            assertTrue(binary.bytes().length <= MAX_MESSAGE_BYTES, where);
        case Incoming.Ping ping -> assertTrue(ping.bytes().length <= 125, where);
        case Incoming.Pong pong -> assertTrue(pong.bytes().length <= 125, where);
        case Incoming.Close close -> {
          assertTrue(last, where);
          Frames.close(close.code(), close.reason());
        }
        case Incoming.Violation violation -> {
          assertTrue(last, where);
          assertTrue(DOCUMENTED.contains(violation.code()), where);
          Frames.close(violation.code(), violation.reason());
        }
      }
    }
  }

  private static byte[] frames(Random random) {
    byte[][] parts = new byte[1 + random.nextInt(5)][];
    for (int i = 0; i < parts.length; i++) {
      int first = FIRST_BYTES[random.nextInt(FIRST_BYTES.length)];
      byte[] payload = first == 0x88 ? Wire.hex("03e8 6f6b") : text(random);
      parts[i] = Wire.frame(first, payload);
    }
    return Wire.join(parts);
  }

  private static byte[] text(Random random) {
    String[] pieces = {"a", "é", "€", "😀", "\n", "0123456789", "퟿", "\uE000", ""};
    StringBuilder text = new StringBuilder();
    int most = random.nextInt(8) == 0 ? 80 : 8;
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString().getBytes(UTF_8);
  }

  /// Changes, drops or doubles a few bytes; often none.
  private static byte[] damage(Random random, byte[] bytes) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> damaged = Arrays.copyOf(damaged, at);
        default -> {
          byte[] tail = Arrays.copyOfRange(damaged, at, damaged.length);
          byte[] start = Arrays.copyOf(damaged, at + random.nextInt(2));
          damaged = Wire.join(start, tail);
        }
      }
    }
    return damaged;
  }
}
