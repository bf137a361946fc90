package dev.muxcast.actor;

/// Whether anybody is there to be told at once. Owned by the Collector thread.
public final class Audience {
  /// Until somebody says otherwise there is.
  public boolean any = true;
}
