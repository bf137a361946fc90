package dev.muxcast.tmux;

/// Who is told what a control client reads. Called on that client's reader thread: it hands over
/// and returns. Whatever time it takes is time the pipe is not read.
public interface ControlListener {

  /// The client's process runs; comes before everything else, on the thread that started it.
  default void onStart(ControlClient client) {}

  /// What one read of the pipe brought, in order. Call [ControlBatch#done] once it is dealt with,
  /// on whatever thread.
  void onBatch(ControlBatch batch);

  /// The client ended; comes after its last batch, exactly once.
  void onEnd(ControlClient client, ControlEnd end);
}
