package dev.muxcast.collect;

import static dev.muxcast.actor.WatchMode.ATTACH;
import static dev.muxcast.actor.WatchMode.LOOK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.actor.SessionModes;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxVersion;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerModesTest {

  @Test
  void sessionsDifferOnlyWhereARuleLeadsElsewhere() {
    assertFalse(modes("3.8", null).differ());
    assertFalse(modes("3.8", null, "a=attach").differ());
    assertTrue(modes("3.8", null, "a=look").differ());
    assertTrue(modes("3.3a", null, "a=attach").differ());
    assertFalse(modes("3.3a", null, "*=attach").differ());
    assertTrue(modes("3.3a", LOOK, "a=look", "*=attach").differ());
  }

  @Test
  void aRuleForAllSessionsIsTheServersWay() {
    assertEquals(LOOK, modes("3.8", null, "*=look").usual());
    assertEquals(ATTACH, modes("3.8", LOOK, "*=auto").usual());
    assertEquals(LOOK, modes("3.3a", ATTACH, "*=auto").of("a"));
  }

  @Test
  void oneSessionThatIsAttachedToEndangersATmuxBefore38() {
    assertEquals(
        "\"attach\" on tmux 3.3a: a session that ends may take this tmux server and all of its"
            + " sessions along; tmux 3.8 mends that",
        modes("3.3a", null, "a=attach").risk());
    assertEquals(modes("3.3a", ATTACH).risk(), modes("3.3a", null, "a=attach").risk());
    assertNull(modes("3.3a", null, "a=look", "b=auto").risk());
    assertNull(modes("3.8", null, "a=attach").risk());
  }

  @Test
  void nobodyAttachesWithAProgramThatCannot() {
    TmuxProgram newer = program("3.8");
    SessionModes attach = SessionModes.of(List.of("a=attach"));
    ServerModes modes = new ServerModes(null, attach, TmuxVersion.parse("3.3a"), newer);
    assertFalse(modes.differ());
    assertNull(modes.risk());
    assertEquals(LOOK, modes.of("a"));
  }

  private static ServerModes modes(String version, @Nullable WatchMode mode, String... rules) {
    return new ServerModes(
        mode, SessionModes.of(List.of(rules)), TmuxVersion.parse(version), program(version));
  }

  private static TmuxProgram program(String version) {
    TmuxVersion parsed = TmuxVersion.parse(version);
    return new TmuxProgram(Path.of("tmux"), java.util.Objects.requireNonNull(parsed));
  }
}
