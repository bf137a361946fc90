package dev.muxcast.tmux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Control clients alone, without the server around them, disturb nobody.
class ControlClientNonDisturbanceIT extends NonDisturbanceContract {

  @Override
  protected Process watch(TmuxFixture tmux) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.muxcast.tmux.AttachAll",
                tmux.binary().path().toString(),
                tmux.socket().path().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    InputStream said = process.getInputStream();
    if (said.read() != 'a') {
      throw new IOException("it did not attach");
    }
    return process;
  }

  @Override
  protected void stop(Process watcher) throws IOException {
    watcher.getOutputStream().close();
  }
}
