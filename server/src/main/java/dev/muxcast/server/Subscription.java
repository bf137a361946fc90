package dev.muxcast.server;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Facets;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.OwnPane;
import dev.muxcast.queue.EventEncoder;
import dev.muxcast.queue.Selector;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one client is let through: its rules and its token's scope. Decides once per facets, which
/// the log interns. Guarded by the client's sink lock.
final class Subscription implements Selector {
  private static final int MOST_DECISIONS = 2_048;

  private final Grant grant;
  private final @Nullable OwnPane own;
  private final Map<Facets, Choice> decisions = new IdentityHashMap<>(32);
  private FilterRules rules = FilterRules.NONE;
  private Facets lastFacets = new Facets("", Place.NOWHERE, null, null);
  private Choice lastChoice = Choice.SKIP;

  /// @param own the client's own pane, whose output it is not sent; null for none
  Subscription(Grant grant, @Nullable OwnPane own) {
    this.grant = grant;
    this.own = own;
  }

  FilterRules rules() {
    return rules;
  }

  void replace(FilterRules fresh) {
    rules = fresh;
    decisions.clear();
    lastFacets = new Facets("", Place.NOWHERE, null, null);
    lastChoice = Choice.SKIP;
  }

  @Override
  public Choice choose(Facets facets) {
    if (facets == lastFacets) {
      return lastChoice;
    }
    Choice choice = decisions.get(facets);
    if (choice == null) {
      if (decisions.size() >= MOST_DECISIONS) {
        decisions.clear();
      }
      choice = decide(facets);
      decisions.put(facets, choice);
    }
    lastFacets = facets;
    lastChoice = choice;
    return choice;
  }

  private Choice decide(Facets facets) {
    if (own != null && facets.type().equals("pane.output") && own.is(facets.place())) {
      return Choice.SKIP;
    }
    if (grant.sees(facets)) {
      return rules.pass(facets) ? Choice.TAKE : Choice.SKIP;
    }
    String other = facets.otherSession();
    if (other == null || !(seesNew(facets) || grant.seesSession(other))) {
      return Choice.SKIP;
    }
    return rules.pass(Facets.of(substituteFor(facets, 0))) ? Choice.SUBSTITUTE : Choice.SKIP;
  }

  /// For a token that sees one name only, a renamed session came or went.
  ///
  /// @return the frame to send in its place
  byte[] substitute(Facets facets, long timeMillis, long seq) {
    return new EventEncoder().frame(substituteFor(facets, timeMillis), seq);
  }

  private Event substituteFor(Facets facets, long timeMillis) {
    Place place = facets.place();
    String old = String.valueOf(facets.otherSession());
    if (seesNew(facets)) {
      EventData created = new EventData.SessionCreated(String.valueOf(place.session()), null, null);
      return new Event(timeMillis, place, created);
    }
    Place before =
        Place.ofServer(String.valueOf(place.server()), place.serverInstance())
            .ofSession(old, String.valueOf(place.sessionId()));
    return new Event(timeMillis, before, new EventData.SessionRemoved(old));
  }

  private boolean seesNew(Facets facets) {
    return grant.seesSession(facets.place().session());
  }
}
