package dev.muxcast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of this build.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"muxcast " + text()};
  }

  /// Such as `0.1.0`.
  static String text() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException unreadable) {
      // Then it stays unknown.
    }
    return properties.getProperty("version", "unknown");
  }
}
