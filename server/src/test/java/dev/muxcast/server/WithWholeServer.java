package dev.muxcast.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests that each have a whole server of their own, which keeps no events on disk.
@Timeout(90)
abstract class WithWholeServer {
  @TempDir Path folder;
  WholeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new WholeServer(folder.resolve("home"), Map.of("store", "memory"));
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }
}
