package dev.muxcast.control;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.Request;

/// Where every command is written down, those that were refused included. Called once per command,
/// on the thread that did it; a repeated request id is no new command.
public interface CommandJournal {

  /// @param client the connection that asked
  /// @param place of the target, as far as it was found
  /// @param result `submitted`, `refused`, `unknown`, or the code of an error
  void done(String client, Grant grant, Request.Command command, Place place, String result);
}
