package dev.muxcast.actor;

/// A tmux server that is watched, as the Collector sees to it. Called on the Collector thread.
public interface Watched {

  /// Something about it was not dealt with, by a fault of ours: what is known of it may be wrong.
  /// Its sessions' gap is to be declared, and its picture taken anew, soon.
  void unsure(long now);
}
