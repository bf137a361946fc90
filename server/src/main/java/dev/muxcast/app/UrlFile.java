package dev.muxcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file `url` of a state folder: where the server that runs there can be reached. It is there
/// while one runs.
record UrlFile(Path file, String url) {

  static UrlFile write(Path stateFolder, String url) throws IOException {
    Path file = stateFolder.resolve("url");
    PrivateFile.write(file, url + "\n");
    return new UrlFile(file, url);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
