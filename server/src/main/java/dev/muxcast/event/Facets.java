package dev.muxcast.event;

import org.jspecify.annotations.Nullable;

/// The part of an event that filters look at. Small and repeating: a busy pane has one or two, so a
/// client decides once per facets and not once per event.
///
/// @param otherSession the second name a `session.renamed` carries, else null
public record Facets(
    String type, Place place, @Nullable Severity severity, @Nullable String otherSession) {

  /// The facets of an event.
  public static Facets of(Event event) {
    EventData data = event.data();
    String other = data instanceof EventData.SessionRenamed renamed ? renamed.previous() : null;
    return new Facets(data.type(), event.place(), data.severity(), other);
  }
}
