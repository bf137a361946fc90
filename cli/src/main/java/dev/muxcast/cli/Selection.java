package dev.muxcast.cli;

import dev.muxcast.client.Envelope;
import dev.muxcast.client.Filters;
import dev.muxcast.client.Message;
import dev.muxcast.client.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events somebody wants. Immutable.
///
/// @param wanted what is let in, by any of them
/// @param unwanted what of that is kept out
/// @param least how bad a line of output must be
record Selection(List<Filters> wanted, List<Filters> unwanted, Severity least) {

  /// As the rules of a subscription. A line may come in pieces of which only the last one has its
  /// severity: who puts lines together takes all output, and leaves out lines itself.
  ///
  /// @param lines whether that is done
  List<Rule> rules(boolean lines) {
    var rules = new ArrayList<Rule>();
    for (Filters each : wanted) {
      boolean all = lines || least == Severity.INFO;
      rules.add(Rule.include(all ? each : each.withSeverity(least.word())));
    }
    unwanted.forEach(each -> rules.add(Rule.exclude(each)));
    return rules;
  }

  /// Whether an event that is let in is kept out after all.
  boolean keepsOut(Message.Event event) {
    return unwanted.stream().anyMatch(filter -> matches(filter, event.envelope()));
  }

  private static boolean matches(Filters filter, Envelope it) {
    return any(filter.types(), it.type())
        && any(filter.sessions(), it.session())
        && any(filter.windows(), it.windowId())
        && any(filter.panes(), it.paneId())
        && (filter.serverInstance() == null || filter.serverInstance().equals(it.serverInstance()));
  }

  private static boolean any(@Nullable List<String> globs, @Nullable String value) {
    return globs == null
        || value != null && globs.stream().anyMatch(glob -> EventTypes.matches(glob, value));
  }
}
