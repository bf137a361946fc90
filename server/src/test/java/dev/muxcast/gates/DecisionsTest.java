package dev.muxcast.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Decisions are one numbered list: no number twice, none missing, each with a status, all of them
/// in the index as they call themselves.
class DecisionsTest {
  private static final Path FOLDER = Repository.ROOT.resolve("docs/decisions");
  private static final Pattern TITLE = Pattern.compile("# (\\d{4})\\. (.+)");
  private static final Pattern STATUS =
      Pattern.compile("\\*Status: (in force|(?:changed|replaced) by \\d{4})\\.\\*");

  @Test
  void theIndexIsThatOfTheFiles() throws IOException {
    var files = new TreeMap<String, List<String>>();
    for (Path file : Repository.files()) {
      String name = file.getFileName().toString();
      if (file.startsWith(FOLDER) && !name.equals("README.md")) {
        files.put(name, Repository.lines(file));
      }
    }
    List<String> expected = new ArrayList<>();
    files.forEach((name, lines) ->
        expected.add(row(name, lines, String.format("%04d", expected.size() + 1))));
    List<String> index =
        Repository.lines(FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", index));
  }

  private static String row(String name, List<String> lines, String number) {
    Matcher title = TITLE.matcher(lines.getFirst());
    Matcher status = STATUS.matcher(lines.size() < 3 ? "" : lines.get(2));
    if (!title.matches() || !status.matches()) {
      throw new AssertionError(
          name + " has to begin with \"# " + number + ". TITLE\", a blank line and its status");
    }
    assertEquals(number, title.group(1), name);
    assertEquals(number, name.substring(0, 4), name);
    return "| [" + number + "](" + name + ") | " + title.group(2) + " | " + status.group(1) + " |";
  }
}
