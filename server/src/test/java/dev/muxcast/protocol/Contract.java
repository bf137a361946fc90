package dev.muxcast.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The folder `protocol` of the checkout, read for tests.
public final class Contract {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final Path FOLDER = folder();

  private Contract() {}

  /// The lines of a file of JSON lines.
  public static List<JsonNode> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).map(MAPPER::readTree).toList();
  }

  /// A file's text.
  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of a folder's files, without `.json`.
  static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String name) {
    return MAPPER.readTree(text(name));
  }

  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("protocol");
      if (Files.exists(folder.resolve("schema/common.json"))) {
        return folder;
      }
    }
    throw new IllegalStateException("run the tests within a checkout: there is no protocol/schema");
  }
}
