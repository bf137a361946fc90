package dev.muxcast.config;

import dev.muxcast.text.RedactionRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Makes the redaction rules that the configuration asks for.
public final class RedactionRuleFile {

  private RedactionRuleFile() {}

  /// @param environment says where the user's own rules are unless the configuration does
  /// @throws Refusal when the user's file can't be read or a rule in it is wrong
  public static RedactionRules rules(Config.Redaction config, Map<String, String> environment)
      throws Refusal {
    if (config.off().contains("all")) {
      return RedactionRules.NONE;
    }
    Path file =
        config.rules().isEmpty()
            ? Places.of(environment).config().resolve("rules/redaction.rules")
            : Path.of(config.rules());
    try {
      boolean needed = !config.rules().isEmpty() || Files.exists(file);
      return RedactionRules.shippedAnd(needed ? UserText.read(file) : "", config.off());
    } catch (IOException e) {
      throw new Refusal("the redaction rules " + file + " can't be read (" + e + ")");
    } catch (IllegalArgumentException e) {
      throw new Refusal(file + ", redaction.off: " + e.getMessage());
    }
  }
}
