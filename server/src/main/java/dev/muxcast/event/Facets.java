package dev.muxcast.event;

import org.jspecify.annotations.Nullable;

/// The part of an event that filters look at. Small and repeating: a busy pane has one or two, so a
/// client decides once per facets and not once per event.
///
/// @param otherSession the second name a `session.renamed` carries, else null
/// @param passing whether it is output that only those are sent who ask for it
public record Facets(
    String type,
    Place place,
    @Nullable Severity severity,
    @Nullable String otherSession,
    boolean passing) {

  public Facets(
      String type, Place place, @Nullable Severity severity, @Nullable String otherSession) {
    this(type, place, severity, otherSession, false);
  }

  /// The facets of an event.
  public static Facets of(Event event) {
    EventData data = event.data();
    String other = data instanceof EventData.SessionRenamed renamed ? renamed.previous() : null;
    boolean passing = data instanceof EventData.PaneOutput output && output.passing();
    return new Facets(data.type(), event.place(), data.severity(), other, passing);
  }
}
