package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What moves while an agent works, and what only looks like it.
class AnimationTest {

  @Test
  void theNextPictureOfASpinnerChangesNothing() {
    assertTrue(Animation.only(List.of("✻ Brewing…", "❯ "), List.of("✶ Brewing…", "❯ "), false));
    assertTrue(Animation.only("⠋ folder", "⠙ folder", false));
    assertTrue(Animation.only("⬝⬝■■  esc interrupt", "■■⬝⬝  esc interrupt", false));
  }

  @Test
  void theNextSecondChangesNothingWhereClocksRun() {
    assertTrue(Animation.only("✻ Brewing… (3s)", "✢ Brewing… (4s)", true));
    assertFalse(Animation.only("1 shell", "2 shell", false));
  }

  @Test
  void aSignOfAnotherSpinnerIsNews() {
    assertFalse(Animation.only("◐ Qwen - folder", "✳ Qwen - folder", true));
    assertFalse(Animation.only("⠋ folder", "  folder", true));
  }

  @Test
  void otherWordsAndOtherRowsAreNews() {
    assertFalse(Animation.only(List.of("a"), List.of("a", "b"), true));
    assertFalse(Animation.only("✻ Brewing…", "✻ Brewed for 3s", true));
  }
}
