package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

  @Test
  void theExamplesOfTheStandardAreUnderstood() {
    // RFC 6455 §5.7
    assertEquals(
        List.of("text Hello", "ping 48656c6c6f", "pong 48656c6c6f"),
        Wire.shown(
            Wire.decode(
                Wire.hex(
                    "81 85 37fa213d 7f9f4d5158"
                        + "89 85 37fa213d 7f9f4d5158"
                        + "8a 85 37fa213d 7f9f4d5158"))));
    FrameDecoder client = new FrameDecoder(FrameDecoder.Role.CLIENT, 100);
    assertEquals(
        List.of("text Hello", "text Hello"),
        Wire.shown(Wire.decode(client, Wire.hex("81 05 48656c6c6f 01 03 48656c 80 02 6c6f"))));
  }

  @Test
  void controlFramesMayComeBetweenFragments() {
    byte[] bytes =
        Wire.join(
            Wire.frame(0x01, "He".getBytes(UTF_8)),
            Wire.frame(0x89, "p".getBytes(UTF_8)),
            Wire.frame(0x00, new byte[0]),
            Wire.frame(0x8a, new byte[0]),
            Wire.frame(0x80, "llo".getBytes(UTF_8)),
            Wire.frame(0x88, Wire.hex("03e8 6f6b")));
    assertEquals(
        List.of("ping 70", "pong ", "text Hello", "close 1000 ok"), Wire.shown(Wire.decode(bytes)));
  }

  @Test
  void emptyMessagesAndEmptyFragmentsAreMessages() {
    byte[] bytes =
        Wire.join(
            Wire.frame(0x81, new byte[0]),
            Wire.frame(0x82, new byte[0]),
            Wire.frame(0x01, new byte[0]),
            Wire.frame(0x00, new byte[0]),
            Wire.frame(0x80, new byte[0]));
    assertEquals(List.of("text ", "binary ", "text "), Wire.shown(Wire.decode(bytes)));
  }

  @ParameterizedTest
  @CsvSource({
    "c1, a reserved bit",
    "a1, another",
    "91, the third",
    "83, a reserved opcode",
    "8b, a reserved control opcode",
    "09, a fragmented ping",
    "08, a fragmented close",
    "89 fe, a long ping",
    "88 81, a close of one byte",
    "81 05, an unmasked frame",
    "80, nothing to continue",
    "81 fe 007d, a length of 125 in two bytes",
    "82 ff 000000000000ffff, 65535 in eight bytes",
    "82 ff 8000000000000000, the highest bit",
  })
  void aHeaderThatIsForbiddenIsRefusedAtItsLastByteThatShowsIt(String digits, String why) {
    byte[] bytes = Wire.hex(digits);
    assertEquals(CloseCode.PROTOCOL_ERROR, Wire.violation(bytes), why);
    assertNull(Wire.violation(Arrays.copyOf(bytes, bytes.length - 1)), why);
  }

  @Test
  void aServersFramesMustNotBeMasked() {
    FrameDecoder client = new FrameDecoder(FrameDecoder.Role.CLIENT, 100);
    assertEquals(
        List.of("violation 1002 a server's frames are unmasked"),
        Wire.shown(Wire.decode(client, Wire.hex("81 85"))));
  }

  @Test
  void aMessageMayNotBeginWithinAnother() {
    byte[] bytes = Wire.join(Wire.frame(0x01, new byte[1]), Wire.frame(0x81, new byte[1]));
    assertEquals(CloseCode.PROTOCOL_ERROR, Wire.violation(bytes));
  }

  @Test
  void aLengthOverTheLimitIsRefusedBeforeAnyOfThePayload() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 65_536);
    assertEquals(
        List.of("violation 1009 a message may have at most 65536 bytes"),
        Wire.shown(Wire.decode(decoder, Wire.hex("81 ff 0000000000010001"))));
    decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 65_536);
    assertEquals(List.of(), Wire.decode(decoder, Wire.hex("81 ff 0000000000010000")));
  }

  @Test
  void theLimitHoldsOverAllFragments() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 10);
    byte[] six = new byte[6];
    byte[] bytes = Wire.join(Wire.frame(0x02, six), Wire.frame(0x89, six), Wire.frame(0x80, six));
    assertEquals(
        List.of("ping 000000000000", "violation 1009 a message may have at most 10 bytes"),
        Wire.shown(Wire.decode(decoder, bytes)));
  }

  @Test
  void theLimitMayBeRaisedBetweenMessages() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 2);
    assertEquals(1, Wire.decode(decoder, Wire.frame(0x82, new byte[2])).size());
    decoder.maxMessageBytes(300);
    assertEquals(
        List.of("binary " + "00".repeat(300)),
        Wire.shown(Wire.decode(decoder, Wire.frame(0x82, new byte[300]))));
  }

  @Test
  void binaryIsRefusedWhereItIsNotAllowed() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 100);
    decoder.binaryAllowed(false);
    assertEquals(
        List.of("violation 1003 binary messages are not accepted here: send text"),
        Wire.shown(Wire.decode(decoder, Wire.hex("82"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0", "c080", "c1", "e080", "eda0", "f080", "f490", "f5", "ff", "80", "c241", "e282 41"
      })
  void textThatCanNoLongerBecomeUtf8IsRefusedBeforeTheFrameEnds(String digits) {
    byte[] bad = Wire.hex("41" + digits.replace(" ", ""));
    byte[] payload = Arrays.copyOf(bad, bad.length + 50);
    byte[] frame = Wire.frame(0x01, payload);
    assertEquals(CloseCode.INVALID_DATA, Wire.violation(Arrays.copyOf(frame, 6 + bad.length)));
  }

  @Test
  void aUtf8SequenceMaySpanFragmentsButNotTheEnd() {
    byte[] euro = "€".getBytes(UTF_8);
    byte[] head = {euro[0], euro[1]};
    byte[] tail = {euro[2]};
    assertEquals(
        List.of("text €"),
        Wire.shown(Wire.decode(Wire.join(Wire.frame(0x01, head), Wire.frame(0x80, tail)))));
    assertEquals(CloseCode.INVALID_DATA, Wire.violation(Wire.frame(0x81, head)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4509, 4999})
  void closeCodesThatMayBeSentAreHandedOn(int code) {
    byte[] payload = {(byte) (code >>> 8), (byte) code};
    assertEquals(
        List.of("close " + code + " "), Wire.shown(Wire.decode(Wire.frame(0x88, payload))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
  void closeCodesThatMayNotBeSentAreViolations(int code) {
    byte[] payload = {(byte) (code >>> 8), (byte) code};
    assertEquals(CloseCode.PROTOCOL_ERROR, Wire.violation(Wire.frame(0x88, payload)));
  }

  @Test
  void aCloseMayBeEmptyAndItsReasonMustBeUtf8() {
    assertEquals(List.of("close 1005 "), Wire.shown(Wire.decode(Wire.frame(0x88, new byte[0]))));
    assertEquals(CloseCode.INVALID_DATA, Wire.violation(Wire.frame(0x88, Wire.hex("03e8 c3"))));
  }

  @Test
  void nothingFollowsACloseOrAViolation() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 100);
    byte[] text = Wire.frame(0x81, "x".getBytes(UTF_8));
    byte[] close = Wire.frame(0x88, new byte[0]);
    assertEquals(1, Wire.decode(decoder, Wire.join(close, text)).size());
    assertEquals(0, Wire.decode(decoder, text).size());
  }

  @Test
  void bytesFedTooEarlyAreTheCallersMistake() {
    FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 100);
    decoder.feed(new byte[1], 0, 1);
    assertThrows(IllegalStateException.class, () -> decoder.feed(new byte[1], 0, 1));
  }
}
