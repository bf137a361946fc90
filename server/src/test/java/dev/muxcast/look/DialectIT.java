package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.LoopOfTests;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words for tmux servers that can't be had any more, said to those that can: they understand
/// them too.
class DialectIT {

  /// Those that are talked to without a process.
  static List<TmuxBinary> binaries() {
    return TmuxBinary.found().stream().filter(each -> each.version().watchable()).toList();
  }

  @ParameterizedTest
  @MethodSource("binaries")
  void theOldestWordsTellTheSame(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("two words", "stty -echo; exec cat");
      tmux.run("rename-window", "-t", "two words", "back\\slash in it");
      tmux.run("select-pane", "-t", "two words", "-T", "a title");
      tmux.run("send-keys", "-t", "two words", "-l", "x".repeat(100));
      tmux.run("send-keys", "-t", "two words", "Enter");
      TmuxFixture.await(
          "its words", () -> tmux.run("capture-pane", "-p", "-t", "two words").contains("xxx"));
      Dialect dialect = Dialect.of("2.0");
      LookWords words = new LookWords(42, dialect);
      words.glance(0);
      words.listing();
      words.screen(new LookWords.Ask(PaneId.of(0), 0, false, 100));
      CompletableFuture<Answer> told = new CompletableFuture<>();
      LoopOfTests.LOOP.talk(
          tmux.socket().path(), words.take(), Duration.ofSeconds(15), told::complete);
      Answer.Done answer = assertInstanceOf(Answer.Done.class, told.get(20, TimeUnit.SECONDS));
      Map<String, LookWords.Section> sections = words.sections(answer.lines());
      Listing listing =
          Listing.of(section(dialect, sections, "sessions"), section(dialect, sections, "panes"));
      assertEquals("two words", listing.sessions().getFirst().name());
      String name = tmux.format("two words", "#{window_name}");
      assertTrue(name.contains("back\\"), name);
      assertEquals(name, listing.panes().getFirst().windowName());
      assertEquals("a title", listing.panes().getFirst().facts().title());
      PaneGlance.Live live =
          PaneGlance.of(section(dialect, sections, "glance").lines()).get(PaneId.of(0)).live();
      assertEquals("a title", Objects.requireNonNull(live).title());
      PaneLook look =
          LookWords.pane(
              words.asks().getFirst(), Objects.requireNonNull(sections.get("%0")), live.title(), 0);
      assertNotNull(look);
      assertEquals("x".repeat(100), Objects.requireNonNull(look.joined()).getFirst());
    }
  }

  private static LookWords.Section section(
      Dialect dialect, Map<String, LookWords.Section> sections, String name) {
    return Objects.requireNonNull(dialect.rows(sections.get(name)));
  }
}
