package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However the network cuts the bytes, the same comes out: each stream is decoded in one piece,
/// byte by byte, with one cut and with two cuts at every place, and cut at random.
class SplitTest {

  static Stream<byte[]> streams() {
    byte[] mixed = "aé€😀z".getBytes(UTF_8);
    byte[] half = Arrays.copyOf(mixed, 5);
    byte[] rest = Arrays.copyOfRange(mixed, 5, mixed.length);
    byte[] long126 = "é".repeat(64).getBytes(UTF_8);
    byte[] good =
        Wire.join(
            Wire.frame(0x81, mixed),
            Wire.frame(0x01, half),
            Wire.frame(0x89, mixed),
            Wire.frame(0x00, new byte[0]),
            Wire.frame(0x8a, new byte[0]),
            Wire.frame(0x80, rest),
            Wire.frame(0x82, mixed),
            Wire.frame(0x02, half),
            Wire.frame(0x80, rest),
            Wire.frame(0x81, new byte[0]),
            Wire.frame(0x81, long126));
    return Stream.of(
        Wire.join(good, Wire.frame(0x88, Wire.hex("1194 e282ac")), Wire.frame(0x81, mixed)),
        Wire.join(good, Wire.frame(0x88, new byte[0])),
        Wire.join(good, Wire.frame(0x88, Wire.hex("03ed"))),
        Wire.join(good, Wire.frame(0x88, Wire.hex("03e8 c3"))),
        Wire.join(good, Wire.frame(0x01, half), Wire.frame(0x80, half)),
        Wire.join(good, Wire.frame(0x81, Wire.hex("41eda08042"))),
        Wire.join(good, Wire.frame(0x80, half)),
        Wire.join(good, Wire.frame(0x01, half), Wire.frame(0x81, half)),
        Wire.join(good, Wire.frame(0x01, half), Wire.frame(0x80, new byte[400])),
        Wire.join(good, Wire.hex("81 fe 0010 00000000")),
        Wire.join(good, Wire.hex("82 05 68656c6c6f")),
        Wire.join(good, Wire.hex("d2 80 00000000")));
  }

  private static FrameDecoder decoder() {
    return new FrameDecoder(FrameDecoder.Role.SERVER, 400);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void framesDecodeTheSameHoweverTheyAreCut(byte[] bytes) {
    List<String> whole = Wire.shown(Wire.decode(decoder(), bytes));
    int[] everywhere = IntStream.range(1, bytes.length).toArray();
    assertEquals(whole, Wire.shown(Wire.decode(decoder(), bytes, everywhere)));
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        List<String> cut = Wire.shown(Wire.decode(decoder(), bytes, first, second));
        if (!cut.equals(whole)) {
          assertEquals(whole, cut, "cut at " + first + " and " + second);
        }
      }
    }
  }

  @Test
  void aLargeMessageDecodesTheSameInPiecesOfAnySize() {
    String text = "0123456789é€😀".repeat(10_000);
    byte[] bytes = Wire.mask(Frames.text(text), Wire.KEY);
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      int[] cuts = random.ints(round * 20L, 0, bytes.length).sorted().toArray();
      FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, bytes.length);
      assertEquals(List.of("text " + text), Wire.shown(Wire.decode(decoder, bytes, cuts)));
    }
  }

  static Stream<String> requests() {
    return Stream.of(
        "\r\nGET /monitor?x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\r\nrest",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhellorest",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nhellorest",
        "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nX: y\r\n\r\nrest",
        "\u0016\u0003\u0001rest");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestsDecodeTheSameHoweverTheyAreCut(String request) {
    byte[] bytes = request.getBytes(ISO_8859_1);
    String whole = shownRequest(bytes, bytes.length, bytes.length);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        assertEquals(whole, shownRequest(bytes, first, second), first + " " + second);
      }
    }
  }

  /// The outcome and how many bytes it took, for bytes in three pieces.
  private static String shownRequest(byte[] bytes, int first, int second) {
    HttpRequestDecoder decoder = new HttpRequestDecoder(100);
    int taken = 0;
    for (int[] piece : new int[][] {{0, first}, {first, second}, {second, bytes.length}}) {
      taken += decoder.feed(bytes, piece[0], piece[1] - piece[0]);
    }
    List<Object> shown = new ArrayList<>();
    shown.add(taken);
    switch (decoder.outcome()) {
      case HttpRequest request -> {
        shown.add(request.path() + " " + request.query() + " " + request.headers());
        shown.add(new String(request.body(), ISO_8859_1));
      }
      case HttpRefusal refusal -> shown.add(refusal);
      case null -> shown.add("more bytes needed");
    }
    return shown.toString();
  }
}
