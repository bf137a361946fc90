package dev.muxcast.net;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tests share: bytes written by hand, and decoders run over them.
public final class Wire {
  static final int KEY = 0x37fa213d;

  private Wire() {}

  /// The same frame as a client sends it (§5.3).
  ///
  /// @param frame one whole unmasked frame
  /// @param key fresh for every frame, from a strong source of randomness (§10.3)
  public static byte[] mask(byte[] frame, int key) {
    int announced = frame[1] & 0x7F;
    int headerBytes = announced < 126 ? 2 : announced == 126 ? 4 : Frames.MAX_HEADER_BYTES;
    byte[] masked = new byte[frame.length + 4];
    System.arraycopy(frame, 0, masked, 0, headerBytes);
    masked[1] |= (byte) 0x80;
    for (int i = 0; i < 4; i++) {
      masked[headerBytes + i] = (byte) (key >>> (24 - 8 * i));
    }
    for (int at = headerBytes; at < frame.length; at++) {
      masked[at + 4] = (byte) (frame[at] ^ masked[headerBytes + ((at - headerBytes) & 3)]);
    }
    return masked;
  }

  /// Bytes from hexadecimal digits; blanks are passed over.
  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /// A masked frame with any first byte, as only a test sends it.
  static byte[] frame(int firstByte, byte[] payload) {
    byte[] frame = Frames.binary(payload, 0, payload.length);
    frame[0] = (byte) firstByte;
    return mask(frame, KEY);
  }

  /// All that a server's decoder makes of the bytes, fed in one piece.
  static List<Incoming> decode(byte[] bytes) {
    return decode(new FrameDecoder(FrameDecoder.Role.SERVER, 1 << 20), bytes);
  }

  /// All that the decoder makes of the bytes, fed in pieces that end at the cuts.
  static List<Incoming> decode(FrameDecoder decoder, byte[] bytes, int... cuts) {
    List<Incoming> found = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to = i < cuts.length ? cuts[i] : bytes.length;
      byte[] piece = Arrays.copyOfRange(bytes, from, to);
      decoder.feed(piece, 0, piece.length);
      for (Incoming next = decoder.next(); next != null; next = decoder.next()) {
        found.add(next);
      }
      from = to;
    }
    return found;
  }

  /// A message as text, so that lists of them compare and print well.
  static String shown(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Text text -> "text " + text.text();
      case Incoming.Binary binary -> "binary " + HexFormat.of().formatHex(binary.bytes());
      case Incoming.Ping ping -> "ping " + HexFormat.of().formatHex(ping.bytes());
      case Incoming.Pong pong -> "pong " + HexFormat.of().formatHex(pong.bytes());
      case Incoming.Close close -> "close " + close.code() + " " + close.reason();
      case Incoming.Violation violation ->
          "violation " + violation.code().code() + " " + violation.reason();
    };
  }

  static List<String> shown(List<Incoming> all) {
    return all.stream().map(Wire::shown).toList();
  }

  /// The close code of the violation that the bytes end in, or null.
  static @Nullable CloseCode violation(byte[] bytes) {
    List<Incoming> found = decode(bytes);
    return !found.isEmpty() && found.getLast() instanceof Incoming.Violation violation
        ? violation.code()
        : null;
  }
}
