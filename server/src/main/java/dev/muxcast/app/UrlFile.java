package dev.muxcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The file `url` of a state folder: where the server that runs there can be reached. It is there
/// while one runs.
record UrlFile(Path file) {

  static UrlFile write(Path stateFolder, int port) throws IOException {
    Path file = stateFolder.resolve("url");
    Path fresh = stateFolder.resolve("url.new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, Places.privateFile());
    Files.writeString(fresh, "ws://127.0.0.1:" + port + "/monitor\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new UrlFile(file);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
