package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  @Test
  void theExamplesOfTheStandardAreWritten() {
    // RFC 6455 §5.7
    assertArrayEquals(Wire.hex("8105 48656c6c6f"), Frames.text("Hello"));
    assertArrayEquals(Wire.hex("8905 48656c6c6f"), Frames.ping("Hello".getBytes(UTF_8)));
    assertArrayEquals(
        Wire.hex("8185 37fa213d 7f9f4d5158"), Wire.mask(Frames.text("Hello"), Wire.KEY));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 70_001})
  void whatIsWrittenIsReadBySideAndOther(int length) {
    String text = "x".repeat(length);
    byte[] frame = Frames.text(text);
    assertEquals(Frames.headerBytes(length) + length, frame.length);
    assertEquals(List.of("text " + text), Wire.shown(Wire.decode(Wire.mask(frame, Wire.KEY))));
    FrameDecoder client = new FrameDecoder(FrameDecoder.Role.CLIENT, 1 << 20);
    assertEquals(List.of("text " + text), Wire.shown(Wire.decode(client, frame)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 125, 126, 65_535, 65_536})
  void aHeaderCanBeWrittenBeforeThePayload(int length) {
    byte[] payload = "y".repeat(length).getBytes(UTF_8);
    byte[] array = new byte[Frames.MAX_HEADER_BYTES + length];
    System.arraycopy(payload, 0, array, Frames.MAX_HEADER_BYTES, length);
    int from = Frames.textHeaderBefore(array, Frames.MAX_HEADER_BYTES, length);
    assertArrayEquals(
        Frames.text("y".repeat(length)), Arrays.copyOfRange(array, from, array.length));
  }

  @Test
  void aLongCloseReasonIsCutBetweenCharacters() {
    byte[] frame = Frames.close(CloseCode.NORMAL, "€".repeat(60));
    assertEquals(
        List.of("close 1000 " + "€".repeat(41)),
        Wire.shown(Wire.decode(Wire.mask(frame, Wire.KEY))));
    assertEquals(2 + 2 + 123, frame.length);
    assertEquals(2 + 2 + 122, Frames.close(CloseCode.NORMAL, "xx" + "€".repeat(60)).length);
  }

  @Test
  void aCloseWithoutStatusIsEmptyAndForbiddenCodesAreRefused() {
    assertArrayEquals(Wire.hex("8800"), Frames.close(CloseCode.NO_STATUS, "ignored"));
    assertArrayEquals(Wire.hex("8802 1195"), Frames.close(4501, ""));
    assertThrows(IllegalArgumentException.class, () -> Frames.close(CloseCode.ABNORMAL, ""));
    assertThrows(IllegalArgumentException.class, () -> Frames.ping(new byte[126]));
  }
}
