package dev.muxcast.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.PaneFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Labels LABELS = new Labels(RedactionRules.shippedAnd("", List.of()));
  private static final String TOKEN = "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

  @Test
  void controlCharactersAreTakenOut() {
    assertEquals("ab[2Jc", LABELS.of("a\nb\u001b[2J\u009b\u0007\u007fc"));
  }

  @Test
  void secretsAreMasked_alsoOnesThatControlCharactersCut() {
    assertEquals("/tmp/[redacted:github-token]", LABELS.of("/tmp/" + TOKEN));
    assertEquals(
        "[redacted:github-token]", LABELS.of(TOKEN.substring(0, 9) + "\n" + TOKEN.substring(9)));
  }

  @Test
  void whatOnlyBeginsLikeASecretIsLeft() {
    assertEquals("ghp_notes", LABELS.of("ghp_notes"));
  }

  @Test
  void aTitleAndACommandAreLabels() {
    PaneFacts raw = new PaneFacts(1, false, null, "a\u0007", TOKEN);
    assertEquals(new PaneFacts(1, false, null, "a", "[redacted:github-token]"), LABELS.of(raw));
  }
}
