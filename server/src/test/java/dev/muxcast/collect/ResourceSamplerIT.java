package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.ResourceUsage;
import dev.muxcast.proc.Proc;
import dev.muxcast.resources.ResourceSampler;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceSamplerIT {

  @Test
  void aBusyPaneAndTheHostAreToldOf() {
    TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
    tmux.newSession("busy", "while :; do :; done");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("busy");
        ResourceSampler sampler =
            new ResourceSampler(watched.collector(), Duration.ofMillis(200))) {
      sampler.start();
      Event pane =
          watched.await(
              "resource.usage",
              event ->
                  "busy".equals(event.place().session())
                      && event.data() instanceof ResourceUsage usage
                      && usage.cpuPercent() > 1
                      && usage.memoryBytes() > 100_000
                      && usage.processes() >= 1);
      assertTrue(pane.place().paneId() != null);
      watched.await(
          "resource.usage",
          event ->
              event.data() instanceof ResourceUsage usage
                  && usage.scope().equals("host")
                  && usage.memoryBytes() > 1_000_000);
    }
  }

  @Test
  void oneSampleThatFailsIsNotTheLast() {
    TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
    tmux.newSession("busy", "while :; do :; done");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("busy");
        ResourceSampler sampler = new ResourceSampler(watched.collector(), Duration.ofMillis(50))) {
      watched.topless.set(3);
      sampler.start();
      TmuxFixture.await("three failures", () -> watched.topless.get() <= 0);
      watched.forget();
      watched.await("resource.usage");
    }
  }

  @Test
  void aSystemWithoutProcIsSeen(@TempDir Path empty) {
    assertNull(new Proc(empty.toFile()).units());
  }
}
