package dev.muxcast.local;

import dev.muxcast.audit.AuditCheck;
import dev.muxcast.config.Refusal;
import org.jspecify.annotations.Nullable;

/// What `muxcast audit` was called with.
///
/// @param known the record that `verify` must find, or null
/// @param lines how many of the past `tail` shows
record AuditOptions(
    Verb verb, AuditCheck.@Nullable Mark known, int lines, boolean follow, boolean json) {

  enum Verb {
    VERIFY,
    TAIL,
    HELP
  }

  static final String HELP =
      """
      Usage: muxcast audit verify [--newest NUMBER:MAC] [--json]
             muxcast audit tail [-f] [-n N] [--json]
      Who connected, what they did and what came of it: checks it, or shows it.

        verify    says what was changed, taken out or cut off since it was written; exits 1 then
        tail      the last records

        --newest  a record that verify once named the newest, which must still be there: so even an
                  old state of all files that was put back is found out
        -f        go on with what is written from now on
        -n N      how many records of the past (50)
        --json    verify: one object; tail: the records as they are

      What the records hold: docs/reference/audit.md
      """;

  static AuditOptions parse(String... arguments) throws Refusal {
    Verb verb =
        switch (arguments.length == 0 ? "--help" : arguments[0]) {
          case "verify" -> Verb.VERIFY;
          case "tail" -> Verb.TAIL;
          case "-h", "--help", "help" -> Verb.HELP;
          default -> throw wrong("knows no '" + arguments[0] + "'");
        };
    AuditCheck.Mark known = null;
    int lines = 50;
    boolean follow = false;
    boolean json = false;
    for (int i = 1; i < arguments.length; i++) {
      String option = arguments[i];
      boolean tails = option.equals("-f") || option.equals("-n");
      if (tails && verb == Verb.VERIFY || option.equals("--newest") && verb == Verb.TAIL) {
        throw wrong("knows no " + option + " here");
      }
      switch (option) {
        case "-h", "--help" -> verb = Verb.HELP;
        case "--json" -> json = true;
        case "-f" -> follow = true;
        case "-n" -> lines = number(value(arguments, ++i));
        case "--newest" -> known = mark(value(arguments, ++i));
        default -> throw wrong("knows no " + option);
      }
    }
    return new AuditOptions(verb, known, lines, follow, json);
  }

  private static String value(String[] arguments, int at) throws Refusal {
    if (at >= arguments.length) {
      throw wrong("needs a value behind " + arguments[at - 1]);
    }
    return arguments[at];
  }

  private static int number(String text) throws Refusal {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw wrong("-n needs a number, not " + text);
    }
  }

  private static AuditCheck.Mark mark(String text) throws Refusal {
    AuditCheck.Mark mark = AuditCheck.Mark.parse(text);
    if (mark == null) {
      throw wrong("--newest is what verify printed behind 'newest', not '" + text + "'");
    }
    return mark;
  }

  private static Refusal wrong(String what) {
    return new Refusal("audit: " + what + "; see muxcast audit --help");
  }
}
