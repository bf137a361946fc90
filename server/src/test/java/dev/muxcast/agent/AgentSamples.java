package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples at the end of a rule file, see [StoredScreen].
final class AgentSamples {

  record Sample(String agent, int line, String status, String reason, StoredScreen screen) {
    @Override
    public String toString() {
      return agent + ".rules, line " + line + ": " + status + " " + reason;
    }
  }

  private AgentSamples() {}

  static List<Sample> of(String agent, String text) {
    Map<Integer, List<String>> blocks = new LinkedHashMap<>();
    List<String> block = new ArrayList<>();
    boolean reading = false;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.equals("samples")) {
        reading = true;
      } else if (reading && line.startsWith("= ")) {
        block = new ArrayList<>(List.of(line));
        blocks.put(number, block);
      } else if (reading && line.startsWith("|")) {
        block.add(line);
      } else if (reading && !line.isEmpty() && !line.startsWith("!")) {
        throw new IllegalArgumentException(agent + ".rules, line " + number + ": " + line);
      }
    }
    List<Sample> samples = new ArrayList<>();
    blocks.forEach((at, lines) -> {
      String[] words = lines.getFirst().split(" ", 4);
      String reason = words[2].equals("|") ? "" : words[2];
      samples.add(new Sample(agent, at, words[1], reason, StoredScreen.sample(lines)));
    });
    return samples;
  }
}
