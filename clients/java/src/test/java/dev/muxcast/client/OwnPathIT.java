package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPathIT {
  private static final int STRANGER = 20_002;

  @TempDir Path temp;

  private static Path folder(Path path, int mode) throws IOException {
    Files.createDirectories(path);
    Files.setAttribute(path, "unix:mode", mode);
    return path;
  }

  private static Path give(Path path, String what) throws IOException {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    Assumptions.assumeTrue(uid.equals(0), "only root can give files away: run this test as root");
    Files.setAttribute(path, "unix:" + what, STRANGER, LinkOption.NOFOLLOW_LINKS);
    return path;
  }

  private static void assertRefused(String why, Path home) {
    var environment = Map.of("MUXCAST_HOME", home.toString());
    var said = assertThrows(MuxcastException.BadSetting.class, () -> Address.find(environment));
    assertTrue(said.getMessage().contains(why), said.getMessage());
  }

  private static void assertBelieved(Path home) {
    assertNull(OwnPath.objectionTo(home));
    assertNull(Address.find(Map.of("MUXCAST_HOME", home.toString())).url());
  }

  @Test
  void onesOwnFolderIsBelieved_andOneThatIsNotThereYet() throws IOException {
    assertBelieved(folder(temp.resolve("m"), 0700));
    assertBelieved(temp.resolve("m/not/there/yet"));
    assertBelieved(folder(folder(temp.resolve("tmp"), 01777).resolve("m"), 0700));
  }

  @Test
  void oneThatOthersMayWriteToIsNot_norWhatLiesBelowIt() throws IOException {
    Path open = folder(temp.resolve("open"), 0777);
    assertRefused("mend it with: chmod go-w " + open, open);
    Path mine = folder(open.resolve("a/m"), 0700);
    assertRefused("mend it with: chmod go-w " + open, mine);
    assertRefused("mend it with: chmod go-w " + open, open.resolve("not/yet"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), mine);
    assertRefused("mend it with: chmod go-w " + open, link);
    assertRefused("mend it with: chmod go-w " + open, link.resolve("state"));
    folder(open, 01777);
    assertBelieved(mine);
    assertBelieved(link);
  }

  @Test
  void oneThatAGroupMayReplaceIsNot_exceptOnesOwnGroup() throws IOException {
    Path shared = folder(temp.resolve("shared"), 0775);
    Path mine = folder(shared.resolve("m"), 0700);
    assertBelieved(mine);
    give(shared, "gid");
    assertRefused("mend it with: chmod go-w " + shared, mine);
  }

  @Test
  void anotherUsersIsNot_norWhatLiesBelowIt_norBehindALinkOfTheirs() throws IOException {
    Path theirs = give(folder(temp.resolve("theirs"), 0755), "uid");
    assertRefused("belongs to another user", theirs);
    assertRefused("Another user owns " + theirs, folder(theirs.resolve("m"), 0700));
    Path good = folder(temp.resolve("good"), 0700);
    Path tmp = folder(temp.resolve("tmp"), 01777);
    Path link = give(Files.createSymbolicLink(tmp.resolve("m"), good), "uid");
    assertRefused("Another user owns " + link, link);
    assertBelieved(good);
  }

  @Test
  void aSocketIsOnesOwn_alsoWhereAllMayWrite_butNotWhereTheyCouldReplaceIt() throws IOException {
    Path tmp = folder(temp.resolve("tmp"), 01777);
    Path socket = tmp.resolve("s");
    assertFalse(OwnPath.isOwnSocket(socket));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertTrue(OwnPath.isOwnSocket(socket));
      folder(tmp, 0777);
      assertFalse(OwnPath.isOwnSocket(socket));
      folder(tmp, 01777);
      give(socket, "uid");
      assertFalse(OwnPath.isOwnSocket(socket));
    }
  }
}
