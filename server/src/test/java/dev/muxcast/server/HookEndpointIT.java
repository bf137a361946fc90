package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.HookToken;
import dev.muxcast.auth.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is answered at the agents' door.
@Timeout(60)
class HookEndpointIT {
  private static final String WHERE = "\"tmux\":\"/tmp/a,b/default,812,0\",\"tmux_pane\":\"%1\"";
  private static final String STOP = "{" + WHERE + ",\"hook\":{\"hook_event_name\":\"Stop\"}}";

  @TempDir Path folder;
  private ServerFixture server;
  private String token;

  @BeforeEach
  void start() throws IOException {
    server = new ServerFixture(folder, Limits.DEFAULT);
    new HookToken(folder).make();
    token = Files.readString(folder.resolve("hook-token")).strip();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private String post(String path, String authorization, String body) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + server.port()
            + "\r\nAuthorization: "
            + authorization
            + "\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String status(String answer) {
    return answer.length() < 12 ? "none" : answer.substring(9, 12);
  }

  @Test
  void aHookIsHeardWithWhereItRan() throws IOException {
    assertEquals("204", status(post("/hooks/claude", "Bearer " + token, STOP)));
    var call = server.hooks.getFirst();
    assertEquals(
        "/tmp/a,b/default 812 %1", call.socket() + " " + call.serverPid() + " " + call.pane());
    assertEquals("claude Stop", call.event().agent() + " " + call.event().name());
  }

  @Test
  void aPaneThatNobodyKnowsIsAnsweredQuietly() throws IOException {
    assertEquals("404", status(post("/hooks/claude", "Bearer " + token, STOP.replace("%1", "%2"))));
  }

  @Test
  void onlyItsOwnTokenOpensTheDoor() throws IOException {
    String admin = server.token(Role.ADMIN);
    assertEquals("401", status(post("/hooks/claude", "Bearer " + admin, STOP)));
    assertEquals("401", status(post("/hooks/claude", "Bearer", STOP)));
    Files.setPosixFilePermissions(
        folder.resolve("hook-token"), PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals("401", status(post("/hooks/claude", "Bearer " + token, STOP)));
    Files.delete(folder.resolve("hook-token"));
    assertEquals("401", status(post("/hooks/claude", "Bearer " + token, STOP)));
    assertEquals(0, server.hooks.size());
  }

  @Test
  void itsTokenOpensNothingElse() throws IOException {
    assertEquals("401", status(post("/ticket", "Bearer " + token, "")));
  }

  @Test
  void aStrangeOriginAndAnotherMethodAreRefused() throws IOException {
    String head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
    assertEquals(
        "403",
        status(send("POST /hooks/claude" + head + "\r\nOrigin: http://evil.example\r\n\r\n")));
    assertEquals("405", status(send("GET /hooks/claude" + head + "\r\n\r\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | the body is no JSON",
        "[] | the body has to be an object",
        "{} | tmux has to be a text",
        "{'tmux':'x','tmux_pane':'%1','hook':{}} | $TMUX_PANE",
        "{'tmux':'/a,1,0','tmux_pane':'3','hook':{}} | $TMUX_PANE",
        "{'tmux':'/a,x,0','tmux_pane':'%1','hook':{}} | no process",
        "{'tmux':'/a,1,0','tmux_pane':'%1','hook':null} | hook has to be an object",
        "{'tmux':'/a,1,0','tmux_pane':'%1','hook':{'x':1}} | hook_event_name"
      })
  void aMalformedBodyIsRefusedWithWhatIsWrong(String body, String why) throws IOException {
    String answer = post("/hooks/claude", "Bearer " + token, body.replace('\'', '"'));
    assertEquals("400", status(answer));
    assertTrue(answer.contains(why), answer);
  }

  @Test
  void aBodyThatIsTooLongIsRefusedByItsAnnouncement() throws IOException {
    assertEquals(
        "413",
        status(
            send(
                "POST /hooks/claude HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")));
  }

  @Test
  void aFloodIsAnswered429AndClientsNoticeNothing() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      int refused = 0;
      for (int i = 0; i < 1_000 && refused == 0; i++) {
        refused += status(post("/hooks/claude", "Bearer " + token, STOP)).equals("429") ? 1 : 0;
      }
      assertEquals(1, refused);
      assertTrue(client.ask("{\"action\":\"ping\"}", "pong").contains("pong"));
    }
  }
}
