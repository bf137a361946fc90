package dev.muxcast.imsg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real files with real owners; where that takes root, only as root.
class SocketTrustIT {
  private static final int STRANGER = 54_321;

  @TempDir Path temporary = Path.of("");
  private Path folder = Path.of("");
  private Path socket = Path.of("");
  private ServerSocketChannel server;
  private final SocketTrust trust;

  SocketTrustIT() throws IOException {
    trust = SocketTrust.ours();
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @BeforeEach
  void aSocketOfOurs() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("sockets"));
    socket = folder.resolve("s");
    server.bind(UnixDomainSocketAddress.of(socket));
    mode(socket, "rwxrwx---");
    mode(folder, "rwx------");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void ourOwnIsTrustedAlsoInAStickyFolderThatAllMayWriteTo() throws IOException {
    assertNull(objection());
    unix(folder, 01777);
    assertNull(objection());
  }

  @Test
  void oneThatOthersMayUseIsRefusedWithTheFix() throws IOException {
    mode(socket, "rwxrwx-w-");
    assertRefused("is open to other users; mend it with: chmod o-rwx " + socket);
  }

  @Test
  void aFolderThatAllMayWriteToIsRefusedAlsoFurtherUp() throws IOException {
    mode(folder, "rwx---rwx");
    assertRefused("may write to the folder " + folder);
    mode(folder, "rwx------");
    mode(temporary, "rwx----wx");
    assertRefused("may write to the folder " + temporary.toRealPath());
  }

  @Test
  void whatBelongsToSomebodyElseIsRefused() throws IOException {
    assumeRoot();
    Files.setAttribute(socket, "unix:uid", STRANGER);
    assertRefused("the socket " + socket + " belongs to another user");
    Files.setAttribute(socket, "unix:uid", 0);
    Files.setAttribute(folder, "unix:uid", STRANGER);
    assertRefused("the folder " + folder + " belongs to another user");
    Files.setAttribute(folder, "unix:uid", 0);
    Files.setAttribute(temporary, "unix:uid", STRANGER);
    assertRefused("the folder " + temporary.toRealPath() + " belongs to another user");
  }

  @Test
  void aFolderOfRootsThatAGroupMayWriteToIsNoPlaceForAUsersSocket() throws IOException {
    assumeRoot();
    Files.setAttribute(socket, "unix:uid", STRANGER);
    mode(folder, "rwxrwx---");
    String objection = new SocketTrust(STRANGER, STRANGER).objection(SocketTrust.real(socket));
    assertTrue(("" + objection).contains("may write to the folder"), objection);
  }

  @Test
  void aLinkIsAskedAboutByWhereItLeads() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), socket);
    Path folders = Files.createSymbolicLink(temporary.resolve("folders"), folder);
    assertEquals(socket, SocketTrust.real(link));
    assertEquals(socket, SocketTrust.real(folders.resolve("s")));
    assertNull(trust.objection(SocketTrust.real(link)));
    mode(folder, "rwx---rwx");
    assertTrue(("" + trust.objection(SocketTrust.real(link))).contains("" + folder));
  }

  @Test
  void noSocketIsToldAsSuch() throws IOException {
    Path dangling = Files.createSymbolicLink(temporary.resolve("link"), folder.resolve("none"));
    assertThrows(NoSuchFileException.class, () -> SocketTrust.real(dangling));
    assertThrows(NoSuchFileException.class, () -> trust.objection(folder.resolve("none")));
  }

  private String objection() throws IOException {
    return trust.objection(SocketTrust.real(socket));
  }

  private void assertRefused(String why) throws IOException {
    String objection = "" + objection();
    assertTrue(objection.contains(why), objection);
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static void unix(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  private static void assumeRoot() throws IOException {
    Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
  }
}
