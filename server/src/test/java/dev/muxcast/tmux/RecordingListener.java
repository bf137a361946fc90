package dev.muxcast.tmux;

import dev.muxcast.tmux.ControlMessage.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps all it is told. Thread-safe.
final class RecordingListener implements ControlListener {

  private final List<ControlMessage> messages = new ArrayList<>();
  private @Nullable ControlEnd end;

  @Override
  public synchronized void onBatch(ControlBatch batch) {
    messages.addAll(batch.messages());
    batch.done();
  }

  @Override
  public synchronized void onEnd(ControlClient client, ControlEnd why) {
    end = why;
  }

  synchronized @Nullable ControlEnd end() {
    return end;
  }

  synchronized List<ControlMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized boolean saw(Predicate<ControlMessage> wanted) {
    return messages.stream().anyMatch(wanted);
  }

  synchronized String output(PaneId pane) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ControlMessage message : messages) {
      if (message instanceof Output output && output.pane().equals(pane)) {
        bytes.writeBytes(output.data());
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
