package dev.muxcast.server;

import dev.muxcast.event.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of one server and its clients share.
abstract class ServedTest {
  static final String SUBSCRIBE_ALL = "{\"action\":\"subscribe\"}";
  @TempDir Path folder;
  ServerFixture server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerFixture(folder, Limits.DEFAULT);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  String publishAndExpect(TestClient client, String session, String text) throws IOException {
    server.output(session, text, Severity.INFO);
    return client.expect("pane.output");
  }

  static String content(String event) {
    int from = event.indexOf("\"content\":\"") + 11;
    return event.substring(from, event.indexOf('"', from));
  }
}
