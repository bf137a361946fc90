package dev.muxcast.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTrustIT {

  @TempDir Path temp;

  private static Path folder(Path path, int mode) throws IOException {
    Files.createDirectories(path);
    Files.setAttribute(path, "unix:mode", mode);
    return path;
  }

  private static String objection(Path folder) throws IOException {
    return PathTrust.ours().objectionToOwn(folder);
  }

  private static void assertRefused(String why, Path folder) throws IOException {
    String said = objection(folder);
    assertTrue(said != null && said.contains(why), folder + ": " + said);
  }

  @Test
  void onesOwnFolderIsGood_andOneThatIsNotThereYet() throws IOException {
    assertNull(objection(folder(temp.resolve("m"), 0700)));
    assertNull(objection(folder(temp.resolve("seen"), 0755)));
    assertNull(objection(temp.resolve("m/not/there/yet")));
  }

  @Test
  void oneThatOthersMayWriteToIsRefused_withHowToMendIt() throws IOException {
    assertRefused("mend it with: chmod go-w", folder(temp.resolve("group"), 0770));
    assertRefused("mend it with: chmod go-w", folder(temp.resolve("all"), 0777));
    assertRefused("chmod go-w", folder(temp.resolve("sticky"), 01777));
  }

  @Test
  void soIsOneBelowAFolderWhereOthersCouldReplaceIt() throws IOException {
    Path open = folder(temp.resolve("open"), 0777);
    Path mine = folder(open.resolve("a/m"), 0700);
    assertRefused("other users may write to " + open, mine);
    assertRefused("other users may write to " + open, open.resolve("not/yet"));
    folder(open, 01777);
    assertNull(objection(mine));
    assertNull(objection(open.resolve("not/yet")));
  }

  @Test
  void aGroupOfOthersIsOthers_onesOwnIsNot() throws IOException {
    Path shared = folder(temp.resolve("shared"), 0775);
    Path mine = folder(shared.resolve("m"), 0700);
    assertNull(objection(mine));
    assertRefused("other users may write to " + shared, Stranger.ownsGroup(shared).resolve("m"));
    folder(shared, 01775);
    assertNull(objection(mine));
  }

  @Test
  void aLinkOfOnesOwnIsFollowed_toWhereItLeads() throws IOException {
    Path open = folder(temp.resolve("open"), 0777);
    Path mine = folder(open.resolve("m"), 0700);
    Path link = Files.createSymbolicLink(temp.resolve("link"), mine);
    assertRefused("other users may write to " + open, link);
    folder(open, 01777);
    assertNull(objection(link));
  }

  @Test
  void anotherUsersFolderIsRefused_andAllBelowIt_andALinkOfTheirs() throws IOException {
    Path theirs = Stranger.own(folder(temp.resolve("theirs"), 0755));
    assertRefused("belongs to another user", theirs);
    Path mine = folder(theirs.resolve("m"), 0700);
    assertEquals("the folder " + theirs + " above it belongs to another user", objection(mine));
    Path sticky = folder(temp.resolve("tmp"), 01777);
    Path good = folder(temp.resolve("good"), 0700);
    Path link = Stranger.own(Files.createSymbolicLink(sticky.resolve("m"), good));
    assertRefused("the link " + link + " belongs to another user", link);
    assertRefused("the link " + link, link.resolve("state"));
  }
}
