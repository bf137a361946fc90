package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.QuotedFields;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

  private static String words(String version) {
    LookWords words = new LookWords(42, Dialect.of(version));
    words.glance(0);
    words.listing();
    assertTrue(words.screen(new LookWords.Ask(PaneId.of(7), 3, false, 100)));
    return String.join(" ", words.take());
  }

  /// `q:` came with 2.9 and `capture-pane -N` with 3.1; `-f` and comparisons are not asked of
  /// these.
  @ParameterizedTest
  @ValueSource(strings = {"", "2.0", "2.6", "2.8"})
  void whereFormatsDontQuoteTabsPartTheFields(String version) {
    String said = words(version);
    assertFalse(said.contains("q:"), said);
    assertTrue(said.contains("list-pane -a -F +\t#{pane_id}\t#{pane_dead}\t"), said);
    assertTrue(said.contains("\t#{window_activity}\t#{pane_title}\t. ;"), said);
    assertTrue(said.contains("list-session -F #{session_id}\t#{session_activity}\t"), said);
    assertTrue(said.contains("\t#{session_name}\t#{window_name}\t#{pane_current_path}\t. ;"), said);
    assertTrue(said.contains("capture-pan -p -S -3 -t %7 ; capture-pan -pJ -S -3 -t %7"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.9", "2.9a", "3.0", "3.0a"})
  void whereBlanksAreNotToldWrappedRowsAreAskedForEachTime(String version) {
    String said = words(version);
    assertTrue(said.contains("#{q:pane_title} . ;"), said);
    assertTrue(said.contains("capture-pan -p -S -3 -t %7 ; capture-pan -pJ -S -3 -t %7"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1", "3.1c", "3.3a", "3.8", "next-3.9", "master"})
  void todaysAreAskedForBothAtOnce(String version) {
    String said = words(version);
    assertTrue(said.contains("#{q:pane_title} . ;"), said);
    assertTrue(said.contains("capture-pan -pN -S -3 -t %7 ;"), said);
    assertFalse(said.contains("-pJ"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2.0", "2.6", "3.0", "3.1"})
  void nothingIsAskedForThatCameWithThreeTwo(String version) {
    String said = words(version);
    assertFalse(said.contains(" -f "), said);
    assertFalse(said.contains("#{>="), said);
  }

  @ParameterizedTest
  @CsvSource({"2.6", "2.8"})
  void textsOfRowsPartedByTabsComeAsTheyAre(String version) {
    List<String> rows = Dialect.of(version).rows(List.of("$0\ta title \\ with blanks\t\t."));
    assertEquals(
        List.of("$0", "a title \\ with blanks", "", "."), QuotedFields.fields(rows.getFirst()));
  }
}
