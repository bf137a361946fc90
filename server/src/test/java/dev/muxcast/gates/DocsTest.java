package dev.muxcast.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Pages drift: every class and file they name in backticks, and every link, must still be there.
class DocsTest {

  /// A type of ours in backticks: `Upper` camel case of two humps or more, perhaps after its
  /// package, perhaps with a member.
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:[a-z.]+\\.)?([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:[.#][A-Za-z.]+)?(?:\\(.*\\))?");

  private static final Pattern FILE =
      Pattern.compile(
          "(?:\\./)?((?:server|local|cli|clients|protocol|docs|bench|build-support|dashboard|examples|\\.ci)/[\\w./-]+|muxcast|test|\\w+\\.md)/?");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  /// Types of the JDK and of libraries that our pages may name.
  private static final Set<String> OTHERS =
      Set.of(
          "JsonWriter",
          "JsonReader",
          "FileChannel",
          "SSLSocket",
          "ServerSocket",
          "SocketChannel",
          "ByteBuffer",
          "ProcessBuilder",
          "WebSocket",
          "LockSupport",
          "CompletableFuture",
          "SimpleDateFormat",
          "ReentrantLock",
          "ArrayDeque",
          "StringBuilder",
          "StackShadowPages",
          "MessageDigest",
          "ProcessHandle",
          "JavaScript",
          "TypeScript",
          "SerialGC",
          "GitHub");

  @Test
  void everyNameInOurPagesExists() throws IOException {
    Set<String> types = new HashSet<>(OTHERS);
    List<Path> pages = new ArrayList<>();
    Pattern declared = Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");
    for (Path file : Repository.files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java")) {
        Matcher type = declared.matcher(String.join("\n", Repository.lines(file)));
        while (type.find()) {
          types.add(type.group(1));
        }
      } else if (name.endsWith(".md")) {
        pages.add(file);
      }
    }
    assertTrue(pages.size() > 2, "the pages were not found");
    List<String> missing = new ArrayList<>();
    for (Path page : pages) {
      check(page, types, missing);
    }
    assertEquals(List.of(), missing);
  }

  private static void check(Path page, Set<String> types, List<String> missing) throws IOException {
    String text = withoutBlocks(Repository.lines(page));
    String at = Repository.ROOT.relativize(page) + ": ";
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      Matcher type = TYPE.matcher(code.group(1));
      if (type.matches() && !types.contains(type.group(1))) {
        missing.add(at + "no type " + type.group(1));
      }
      Matcher file = FILE.matcher(code.group(1));
      if (file.matches() && !exists(page, file.group(1))) {
        missing.add(at + "no file " + file.group(1));
      }
    }
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
        missing.add(at + "no link target " + target);
      }
    }
  }

  private static boolean exists(Path page, String name) {
    return Files.exists(Repository.ROOT.resolve(name)) || Files.exists(page.resolveSibling(name));
  }

  private static String withoutBlocks(List<String> lines) {
    StringBuilder text = new StringBuilder();
    boolean inBlock = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        inBlock = !inBlock;
      } else if (!inBlock) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
