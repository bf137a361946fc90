package dev.muxcast.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Imports go one way, along the way of an event: a package knows only what is below it.
class ArrowsTest {

  private static final String ROOT = "dev.muxcast.";

  /// Every package with its level. A package may use those of lower levels only; two of one level
  /// know nothing of each other.
  private static final Map<String, Integer> LEVELS =
      Map.ofEntries(
          Map.entry("event", 0),
          Map.entry("files", 0),
          Map.entry("guard", 0),
          Map.entry("net", 1),
          Map.entry("imsg", 1),
          Map.entry("tmux", 2),
          Map.entry("look", 3),
          Map.entry("text", 1),
          Map.entry("agent", 2),
          Map.entry("auth", 1),
          Map.entry("audit", 1),
          Map.entry("tls", 1),
          Map.entry("queue", 2),
          Map.entry("topology", 3),
          Map.entry("screen", 4),
          Map.entry("actor", 4),
          Map.entry("status", 5),
          Map.entry("collect", 6),
          Map.entry("resources", 7),
          Map.entry("proc", 1),
          Map.entry("usage", 2),
          Map.entry("config", 4),
          Map.entry("state", 5),
          Map.entry("alert", 5),
          Map.entry("protocol", 6),
          Map.entry("server", 7),
          Map.entry("control", 8),
          Map.entry("app", 9));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.muxcast");

  @Test
  void everyPackageHasItsPlace() {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!LEVELS.containsKey(packageOf(type))) {
        unknown.add(type.getPackageName());
      }
    }
    assertEquals(Set.of(), unknown, "give these a level here, and a place in ARCHITECTURE.md");
  }

  @Test
  void importsGoOneWay() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        JavaClass used = use.getTargetClass().getBaseComponentType();
        if (used.getPackageName().startsWith(ROOT) && !mayUse(packageOf(type), packageOf(used))) {
          wrong.add(type.getName() + " uses " + used.getName());
        }
      }
    }
    if (!wrong.isEmpty()) {
      fail("against the arrows:\n" + String.join("\n", wrong));
    }
  }

  @Test
  void nobodyBelowAppReadsTheEnvironment() {
    List<String> readers =
        CLASSES.stream()
            .filter(type -> !packageOf(type).equals("app"))
            .filter(type ->
                type.getMethodCallsFromSelf().stream()
                    .anyMatch(call ->
                        call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().equals("getenv")))
            .map(JavaClass::getName)
            .toList();
    assertEquals(List.of(), readers, "configuration is handed down by app as records");
  }

  private static boolean mayUse(String from, String to) {
    Integer fromLevel = LEVELS.get(from);
    Integer toLevel = LEVELS.get(to);
    return from.equals(to) || fromLevel == null || toLevel == null || toLevel < fromLevel;
  }

  /// The first part after `dev.muxcast`.
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return name;
    }
    String below = name.substring(ROOT.length());
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
