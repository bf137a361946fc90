package dev.muxcast.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one agent: how it is recognised, where on its screen the composer is, and what
/// its screen and its title say of its state. Read from a rule file by [AgentRulesReader].
///
/// Immutable.
///
/// @param agent its short name, such as `claude`
/// @param composer how the lowest row of its composer's first line looks
/// @param composerAfter how the row above it looks, where that tells it from the transcript
/// @param composerNot rows that look like a composer and are none
/// @param composerEnd how the row that ends the composer looks, where it may have several
/// @param user how the first row of a message of the user's looks in the transcript
/// @param own those of them that ask the program itself: no turn, unless a reply stands below
/// @param reply how a row of the model's begins
/// @param aside how many blanks stand between the transcript and what is shown beside it; 0 for
///   nothing
/// @param background a word that stands behind the number of things left running
/// @param hooks what its hooks say: the first that holds decides
/// @param rules in their order: the first that holds decides
record AgentRules(
    String agent,
    Head head,
    List<LinePattern> composer,
    List<LinePattern> composerAfter,
    List<LinePattern> composerNot,
    List<LinePattern> composerEnd,
    List<LinePattern> user,
    List<LinePattern> own,
    List<LinePattern> reply,
    int aside,
    List<Background> background,
    List<HookRule> hooks,
    List<Rule> rules) {

  /// How an agent is recognised.
  ///
  /// @param commands its process's names
  /// @param packages pieces of the path of the script that runs it
  /// @param titles what only its titles look like
  /// @param screen what only its screen shows
  /// @param left rows it leaves behind for the shell when it ends or is stopped
  /// @param looks what its screen shows too, all of it at once: asked where an interpreter is in
  ///   front, and nothing else told what it runs
  record Head(
      String agent,
      List<String> commands,
      List<String> packages,
      List<LinePattern> titles,
      List<LinePattern> screen,
      List<LinePattern> left,
      List<List<LinePattern>> looks) {}

  /// Where a number of things left running stands.
  record Background(Zone zone, String word) {}

  /// One rule: it holds when all its clauses do.
  ///
  /// @param freezes whether it only says that the screen tells nothing; then the status is what is
  ///   assumed where nothing was known before
  /// @param guess whether the shape of a prompt outranks that
  /// @param answers what can be chosen where the choices have no numbers
  record Rule(
      String name,
      Status status,
      @Nullable String reason,
      boolean freezes,
      boolean guess,
      List<Clause> clauses,
      List<String> answers) {}

  /// One condition.
  ///
  /// @param patterns any of them is enough
  /// @param texts any of them is enough; compact, see [ScreenView#compact]
  record Clause(Kind kind, Zone zone, List<LinePattern> patterns, List<String> texts) {

    /// What a clause asks.
    enum Kind {
      /// A row looks so.
      ROW,
      /// The same, and that row is the question.
      ASK,
      /// Rows one below the other, blank ones left out, look like the patterns in their order.
      ROWS,
      /// No row looks so.
      NO_ROW,
      /// The text is there, wherever its lines break.
      SAYS,
      /// The text is not there.
      NO_SAYS,
      /// The title looks so.
      TITLE,
      /// The title does not.
      NO_TITLE
    }
  }
}
