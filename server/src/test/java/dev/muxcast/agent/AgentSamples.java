package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;

/// The samples at the end of a rule file: `= STATUS [REASON] | COMMAND | TITLE`, then the rows,
/// each behind a `|`.
final class AgentSamples {

  record Sample(String agent, int line, String status, String reason, StoredScreen screen) {
    @Override
    public String toString() {
      return agent + ".rules, line " + line + ": " + status + " " + reason;
    }
  }

  private AgentSamples() {}

  static List<Sample> of(String agent, String text) {
    List<Sample> samples = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    boolean reading = false;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.equals("samples")) {
        reading = true;
      } else if (reading && line.startsWith("= ")) {
        String[] parts = line.substring(2).split(" \\| ", 3);
        String[] words = (parts[0] + " ").split(" ", -1);
        rows = new ArrayList<>();
        String title = parts.length < 3 ? "" : parts[2];
        String command = parts[1].replace(" |", "");
        samples.add(
            new Sample(agent, number, words[0], words[1], new StoredScreen(rows, title, command)));
      } else if (reading && line.startsWith("|")) {
        rows.add(line.substring(1));
      } else if (reading && !line.isEmpty() && !line.startsWith("!")) {
        throw new IllegalArgumentException(agent + ".rules, line " + number + ": " + line);
      }
    }
    return samples;
  }
}
