package dev.muxcast.collect;

import dev.muxcast.tmux.NonDisturbanceContract;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Path;

/// The collector disturbs nobody.
class CollectorNonDisturbanceIT extends NonDisturbanceContract {

  @Override
  protected Process watch(TmuxFixture tmux) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.muxcast.collect.CollectAll",
            tmux.binary().path().toString(),
            tmux.socket().path().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Override
  protected void stop(Process watcher) throws IOException {
    watcher.getOutputStream().close();
  }
}
