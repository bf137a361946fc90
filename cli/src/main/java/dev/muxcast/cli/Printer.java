package dev.muxcast.cli;

import dev.muxcast.client.Message;

/// Where the messages of a stream go. Owned by the thread that follows the stream.
interface Printer {

  /// Prints one message, or keeps it until more has come.
  void print(Message message);

  /// A second has passed: shows what has been kept for so long.
  void pause();

  /// Nothing more will come: prints what was kept.
  void end();

  /// Makes visible what was printed.
  void flush();
}
