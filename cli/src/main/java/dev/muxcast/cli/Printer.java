package dev.muxcast.cli;

import dev.muxcast.client.Message;

/// Where the messages of a stream go. Owned by the thread that follows the stream.
interface Printer {

  /// Prints one message, or keeps it until more has come.
  void print(Message message);

  /// Nothing more has come for a moment: prints what was kept.
  void pause();

  /// Makes visible what was printed.
  void flush();
}
