package dev.muxcast.imsg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// How to say a command list to a server that speaks another version of the protocol.
public interface OtherWay {

  /// Says it, without waiting.
  ///
  /// @param arguments the commands' words, `;` between commands
  /// @param then told once, on any thread
  void talk(Path socket, List<String> arguments, Duration deadline, Consumer<Answer> then);
}
