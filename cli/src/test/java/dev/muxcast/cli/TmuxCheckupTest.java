package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TmuxCheckupTest {

  @ParameterizedTest
  @CsvSource({
    "tmux 3.3a,303",
    "tmux 3.1c,301",
    "tmux next-3.6,306",
    "tmux 3.10,310",
    "tmux master,0"
  })
  void versionsAreNumbers(String version, int number) {
    assertEquals(number, TmuxCheckup.number(version));
  }

  @ParameterizedTest
  @CsvSource({"tmux 1.9a,BAD", "tmux 3.1c,GOOD", "tmux 3.5a,GOOD", "tmux master,ADVICE"})
  void tooOldOnesAreBad(String version, Finding.Verdict verdict) {
    assertEquals(verdict, Checkup.version(version).verdict());
  }

  @ParameterizedTest
  @CsvSource({"0,false", "off,false", "'',false", "1,true", "on,true", "keep-last,true"})
  void destroyUnattachedIsRead(String option, boolean mortal) {
    assertEquals(mortal, Tmux.mortal(option));
  }
}
