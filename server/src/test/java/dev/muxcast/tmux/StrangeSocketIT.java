package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.files.Stranger;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sockets that another user could have made: a tmux client does what its server tells it, so none
/// is started there, and none is even connected to.
class StrangeSocketIT {

  @TempDir Path temp;
  private Path folder;
  private TmuxSocket socket;
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws IOException {
    folder = Files.createDirectory(temp.resolve("tmux-7"));
    Files.setAttribute(folder, "unix:mode", 0700);
    socket = TmuxSocket.at(folder.resolve("default"));
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket.path()));
    server.configureBlocking(false);
    Files.setAttribute(socket.path(), "unix:mode", 0660);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private List<String> objections(List<TmuxSocket> live) {
    List<String> said = new ArrayList<>();
    live.addAll(new TmuxSockets(folder, List.of()).live(said::add));
    return said;
  }

  private void assertLeftAlone(String why) throws Exception {
    List<TmuxSocket> live = new ArrayList<>();
    List<String> said = objections(live);
    assertEquals(List.of(), live);
    assertTrue(said.size() == 1 && said.getFirst().contains(why), said.toString());
    assertNull(server.accept());
  }

  private void assertNoClientIsStarted(String why) throws Exception {
    TmuxProgram tmux = TmuxBinary.any().program();
    IOException attached =
        assertThrows(
            IOException.class,
            () ->
                ControlClient.attach(
                    tmux,
                    socket,
                    SessionId.parse("$0"),
                    ControlClient.Purpose.WATCH,
                    new RecordingListener(),
                    new OutputBudget(1 << 20),
                    Duration.ofSeconds(20)));
    assertTrue(String.valueOf(attached.getMessage()).contains(why), attached.getMessage());
    assertNull(server.accept());
  }

  @Test
  void onesOwnIsConnectedTo() throws Exception {
    List<TmuxSocket> live = new ArrayList<>();
    assertEquals(List.of(), objections(live));
    assertEquals(List.of(socket), live);
    assertNotNull(server.accept());
  }

  @Test
  void onesOwnIsConnectedToThroughALinkOfOnesOwn() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    assertEquals(1, new TmuxSockets(link, List.of()).live(Assertions::fail).size());
    assertNotNull(server.accept());
  }

  @Test
  void oneThatIsOpenToOthersIsLeftAlone() throws Exception {
    Files.setAttribute(socket.path(), "unix:mode", 0777);
    assertLeftAlone("is open to other users; mend it with");
    assertNoClientIsStarted("is open to other users");
  }

  @Test
  void soIsOneInAFolderThatOthersMayWriteTo() throws Exception {
    Files.setAttribute(folder, "unix:mode", 0777);
    assertLeftAlone("other users may write to the folder");
    assertNoClientIsStarted("other users may write to the folder");
  }

  @Test
  void soIsOneBelowAFolderWhereOthersCouldReplaceIt() throws Exception {
    Files.setAttribute(temp, "unix:mode", 0777);
    assertLeftAlone("other users may write to the folder " + temp);
    assertNoClientIsStarted("other users may write to the folder " + temp);
  }

  @Test
  void anotherUsersSocketAndFolderAreLeftAlone() throws Exception {
    Stranger.own(folder);
    assertLeftAlone("the folder " + folder + " belongs to another user");
    assertNoClientIsStarted("belongs to another user");
    Stranger.own(socket.path());
    assertLeftAlone("the socket " + socket.path() + " belongs to another user");
    assertNoClientIsStarted("belongs to another user");
  }

  @Test
  void closingTheFolderIsSeen() throws Exception {
    Files.setAttribute(folder, "unix:mode", 0777);
    long before = new TmuxSockets(folder, List.of()).mark();
    Files.setAttribute(folder, "unix:mode", 0700);
    assertTrue(before != new TmuxSockets(folder, List.of()).mark());
  }
}
