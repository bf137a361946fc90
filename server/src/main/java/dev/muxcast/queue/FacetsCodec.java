package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Facets as they stand in a record of the log: fifteen texts in a fixed order, each behind its
/// length (65,535 for null), and one more where they are `transient`. A record carries them whole,
/// so that it can be read without any other.
///
/// Each instance belongs to one thread; it remembers what it wrote.
final class FacetsCodec {
  private static final int NULL = 0xFFFF;
  private static final int MOST = 1_024;
  private static final int MOST_TEXT_BYTES = 4_000;

  private final Map<Facets, byte[]> encoded = new LinkedHashMap<>();
  private @Nullable Facets lastFacets;
  private byte[] lastBytes = new byte[0];

  byte[] encode(Facets facets) {
    if (facets == lastFacets) {
      return lastBytes;
    }
    if (encoded.size() > MOST) {
      encoded.clear();
    }
    lastBytes = encoded.computeIfAbsent(facets, FacetsCodec::write);
    lastFacets = facets;
    return lastBytes;
  }

  private static byte[] write(Facets facets) {
    Place place = facets.place();
    Severity severity = facets.severity();
    @Nullable String[] texts = {
      facets.type(),
      severity == null ? null : severity.word(),
      facets.otherSession(),
      place.host(),
      place.server(),
      place.serverInstance(),
      place.session(),
      place.sessionId(),
      text(place.window()),
      place.windowName(),
      place.windowId(),
      text(place.pane()),
      place.paneId(),
      place.agentType(),
      place.windowKind()
    };
    int passing = facets.passing() ? 2 : 0;
    ByteBuffer out = ByteBuffer.allocate(sizeOf(texts) + passing);
    for (String text : texts) {
      if (text == null) {
        out.putShort((short) NULL);
      } else {
        byte[] bytes = bytesOf(text);
        out.putShort((short) bytes.length).put(bytes);
      }
    }
    // All that is left of the array is the one text more, which is empty.
    return out.array();
  }

  private static int sizeOf(@Nullable String[] texts) {
    int size = 0;
    for (String text : texts) {
      size += 2 + (text == null ? 0 : bytesOf(text).length);
    }
    return size;
  }

  /// A text of the facets is a name; one that is not is cut, so that all of them fit into a record.
  private static byte[] bytesOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MOST_TEXT_BYTES ? bytes : Arrays.copyOf(bytes, MOST_TEXT_BYTES);
  }

  /// @throws IllegalArgumentException when the bytes are no facets
  static Facets read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String type = required(in);
      String severity = optional(in);
      String other = optional(in);
      Place place =
          new Place(
              optional(in),
              optional(in),
              optional(in),
              optional(in),
              optional(in),
              number(in),
              optional(in),
              optional(in),
              number(in),
              optional(in),
              optional(in),
              optional(in));
      return new Facets(type, place, severityOf(severity), other, in.hasRemaining());
    } catch (java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException("cut short", e);
    }
  }

  private static String required(ByteBuffer in) {
    String text = optional(in);
    if (text == null) {
      throw new IllegalArgumentException("no type");
    }
    return text;
  }

  private static @Nullable String optional(ByteBuffer in) {
    int length = in.getShort() & 0xFFFF;
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[Math.min(length, in.remaining() + 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable Integer number(ByteBuffer in) {
    String text = optional(in);
    return text == null ? null : Integer.valueOf(text);
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  private static @Nullable Severity severityOf(@Nullable String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    return null;
  }
}
