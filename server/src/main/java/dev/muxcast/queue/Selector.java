package dev.muxcast.queue;

import dev.muxcast.event.Facets;

/// Decides what of the log a reader takes. Asked once per entry, on the hot path: implementations
/// keep their decisions by the identity of the facets, which the log interns.
@FunctionalInterface
public interface Selector {

  /// What becomes of an entry.
  enum Choice {
    /// Not for this reader.
    SKIP,
    /// As it is.
    TAKE,
    /// Something else in its place, which the reader makes itself.
    SUBSTITUTE
  }

  /// What becomes of entries with these facets.
  Choice choose(Facets facets);
}
