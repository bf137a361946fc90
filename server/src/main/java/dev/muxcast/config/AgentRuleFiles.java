package dev.muxcast.config;

import dev.muxcast.agent.AgentCatalog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The user's own agent rules: `rules/agents/NAME.rules` beside the configuration.
public final class AgentRuleFiles {
  private static final String ENDING = ".rules";

  private AgentRuleFiles() {}

  /// The shipped rules, overridden and completed by the user's.
  ///
  /// @throws Refusal when a file is there and can't be read
  public static AgentCatalog catalog(Places places) throws Refusal {
    Path folder = places.config().resolve("rules/agents");
    if (!Files.isDirectory(folder)) {
      return AgentCatalog.shipped();
    }
    Map<String, String> texts = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        texts.put(name.substring(0, name.length() - ENDING.length()), UserText.read(file));
      }
    } catch (IOException e) {
      throw new Refusal("the agent rules in " + folder + " can't be read (" + e + ")");
    }
    return AgentCatalog.with(texts);
  }
}
