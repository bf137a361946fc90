package dev.muxcast.state;

import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file `url` of a state folder: where the server that runs there can be reached. It is there
/// while one runs.
public record UrlFile(Path file, String url) {

  /// Makes or replaces it.
  public static UrlFile write(Path stateFolder, String url) throws IOException {
    Path file = stateFolder.resolve("url");
    PrivateFiles.replaceShortLived(file, (url + "\n").getBytes(StandardCharsets.UTF_8));
    return new UrlFile(file, url);
  }

  /// The server ends.
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
