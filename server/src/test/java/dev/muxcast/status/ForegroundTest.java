package dev.muxcast.status;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.AgentTypes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForegroundTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash",
        "-bash",
        "zsh -l",
        "bash -i",
        "bash --rcfile /home/me/.other -i",
        "bash --init-file /opt/editor/shell.sh",
        "zsh +o nomatch -o vi",
      })
  void aShellThatSomebodyTypesAtIsInteractive(String line) {
    assertTrue(isInteractive(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash run-agents.sh",
        "sh -c claude",
        "bash -lc claude",
        "bash --rcfile /home/me/.other run-agents.sh",
        "bash -o pipefail -c claude",
      })
  void aShellThatRunsAScriptIsNot(String line) {
    assertFalse(isInteractive(line));
  }

  private static boolean isInteractive(String line) {
    List<String> words = List.of(line.split(" "));
    return new Foreground.Program(1, words.getFirst(), words).isInteractiveShell(AgentTypes.SHELL);
  }
}
