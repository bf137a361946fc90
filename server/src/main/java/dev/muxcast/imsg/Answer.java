package dev.muxcast.imsg;

import java.time.Duration;
import java.util.List;

/// What came of a command list.
public sealed interface Answer {

  /// Why a talk came to nothing, in words for the user; empty when it did not.
  static String reason(Answer answer) {
    return switch (answer) {
      case Done done -> done.complaint();
      case Gone gone -> gone.why();
      case Late late -> late.why();
      case OtherProtocol other -> other.why();
      case Hostile hostile -> hostile.why();
    };
  }

  /// Of a server that did not answer within that time.
  static Late late(Duration patience) {
    return new Late("tmux gave no answer within " + patience.toMillis() + " ms");
  }

  /// tmux has dealt with it.
  ///
  /// @param ok whether every command of the list was done; after one that was not, the rest is left
  ///   out
  /// @param lines what the commands printed, without line ends; malformed UTF-8 is U+FFFD
  /// @param complaint why not, in tmux's words; empty when `ok`
  record Done(boolean ok, List<String> lines, String complaint) implements Answer {}

  /// Nobody answers at the socket, or the server went away in the middle: what it did is not known.
  record Gone(String why) implements Answer {}

  /// The server did not answer in time; it may yet do what it was asked.
  record Late(String why) implements Answer {}

  /// A tmux that speaks another version of the protocol.
  record OtherProtocol(String why) implements Answer {}

  /// What is there may not be talked to: somebody else's, or no tmux at all.
  record Hostile(String why) implements Answer {}
}
