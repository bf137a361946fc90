package dev.muxcast.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.files.Stranger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderIT {

  @TempDir Path temp;

  private static void assertRefused(String why, Path state, Path config) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> StateFolder.claim(new Places(state, config)).close());
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
  }

  private Path folder(String name, int mode) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    Files.setAttribute(folder, "unix:mode", mode);
    return folder;
  }

  @Test
  void oneThatOthersMayWriteToIsRefused_andNothingIsPutThere() throws Exception {
    Path open = folder("open", 0777);
    assertRefused("other users may write to the folder " + open, open, open);
    try (var inside = Files.list(open)) {
      assertEquals(0, inside.count());
    }
    Path good = folder("good", 0700);
    assertRefused("other users may write to the folder " + open, good, open);
  }

  @Test
  void anotherUsersIsRefused() throws Exception {
    Path theirs = Stranger.own(folder("theirs", 0755));
    assertRefused("the folder " + theirs + " belongs to another user", theirs, theirs);
  }

  @Test
  void theLockIsNotOpenedThroughALink() throws Exception {
    Path mine = folder("mine", 0700);
    Path other = Files.writeString(temp.resolve("other"), "kept");
    Files.createSymbolicLink(mine.resolve("lock"), other);
    assertThrows(Refusal.class, () -> StateFolder.claim(new Places(mine, mine)).close());
    assertEquals("kept", Files.readString(other));
  }

  @Test
  void whoHasItIsKnownByPidAndBeginning() throws Exception {
    Path mine = folder("mine", 0700);
    assertFalse(StateFolder.serves(mine));
    try (StateFolder held = StateFolder.claim(new Places(mine, mine))) {
      assertTrue(StateFolder.serves(held.path()));
      String lock = Files.readString(mine.resolve("lock")).strip();
      Files.writeString(mine.resolve("lock"), lock + "1\n");
      assertFalse(StateFolder.serves(mine));
      Files.writeString(mine.resolve("lock"), "999999999 1\n");
      assertFalse(StateFolder.serves(mine));
    }
  }
}
