package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The facets that readers of a store have met, so that equal ones are one object for all readers:
/// fifty clients that come back at once would else hold fifty copies of each, and each client keeps
/// its decisions by identity.
///
/// Any thread. It is filled by compare-and-set and never changes an entry; when it is half full it
/// begins anew.
final class FacetsTable {
  private static final int SLOTS = 4_096;
  private static final int MOST = SLOTS / 2;

  private record Entry(byte[] bytes, Facets facets) {}

  /// One filling of the table.
  private static final class Filling {
    final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);
    final AtomicInteger size = new AtomicInteger();
  }

  private volatile Filling filling = new Filling();

  /// The facets that these bytes of a record are.
  ///
  /// @param sum the calling thread's own; it finds the entry, a comparison then decides
  /// @throws IllegalArgumentException when the bytes are no facets
  Facets decode(byte[] bytes, int offset, int length, CRC32 sum) {
    sum.reset();
    sum.update(bytes, offset, length);
    int slot = (int) sum.getValue() & SLOTS - 1;
    Filling present = filling;
    Entry fresh = null;
    while (true) {
      Entry known = present.slots.get(slot);
      if (known == null) {
        if (fresh == null) {
          byte[] own = Arrays.copyOfRange(bytes, offset, offset + length);
          fresh = new Entry(own, FacetsCodec.read(own));
        }
        if (present.slots.compareAndSet(slot, null, fresh)) {
          if (present.size.incrementAndGet() >= MOST) {
            filling = new Filling();
          }
          return fresh.facets;
        }
      } else if (Arrays.equals(
          bytes, offset, offset + length, known.bytes, 0, known.bytes.length)) {
        return known.facets;
      } else {
        slot = slot + 1 & SLOTS - 1;
      }
    }
  }
}
