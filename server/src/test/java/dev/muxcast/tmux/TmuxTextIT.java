package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Text that goes through a control client comes out of real tmux as it went in.
class TmuxTextIT {

  private static final List<String> NASTY =
      List.of(
          ";",
          "echo hi;",
          "-R",
          "--",
          "#(touch owned)",
          "##(touch owned)",
          "#[#(touch owned)]",
          "####[x",
          "#{pane_id} #",
          "'\"`id`",
          "%end 1 2 0",
          "{ } %if ~ é 😀 ;;",
          "x".repeat(2000));

  @EachTmux
  void everyByteReachesABuffer(TmuxBinary binary) throws Exception {
    StringBuilder all = new StringBuilder("; ");
    for (char c = 1; c < 0x250; c++) {
      all.append(c);
    }
    try (Line line = new Line(binary)) {
      line.tell(new TmuxCommand.FillBuffer(7, all.toString()));
      line.tell(new TmuxCommand.FillBuffer(7, "-R;"));
      Path copy = line.tmux.folder().resolve("copy");
      line.tmux.run("save-buffer", "-b", "muxcast-7", copy.toString());
      assertEquals(all + "-R;", Files.readString(copy));
    }
  }

  @EachTmux
  void namesAndFoldersArriveAsTheyAre_andNothingIsExecuted(TmuxBinary binary) throws Exception {
    try (Line line = new Line(binary)) {
      for (String text : NASTY) {
        line.tell(new TmuxCommand.RenameWindow(new SessionWindow(null, WindowId.of(0)), text));
        assertEquals(text, line.tmux.format("@0", "#{window_name}"));
        String session = line.tell(new TmuxCommand.NewSession(text, "/")).text();
        assertEquals(text, line.tmux.format(session, "#{session_name}"));
        Path folder = line.tmux.folder().resolve(text.substring(0, Math.min(200, text.length())));
        Files.createDirectories(folder);
        String pane =
            line.tell(new TmuxCommand.NewWindow(SessionId.of(0), text, folder.toString())).text();
        assertEquals(text, line.tmux.format(pane, "#{window_name}"));
        TmuxFixture.await(
            "it starts in " + folder,
            () -> folder.toString().equals(line.tmux.format(pane, "#{pane_current_path}")));
        assertFalse(Files.exists(Path.of("owned")) || Files.exists(folder.resolve("owned")), text);
      }
      assertFalse(Files.exists(line.tmux.folder().resolve("owned")));
    }
  }

  @EachTmux
  void aServerThatTookAnothersPlaceIsNotReached(TmuxBinary binary) throws Exception {
    try (Line line = new Line(binary)) {
      line.tmux.killServerHard();
      line.tmux.newSession("later", "exec cat");
      assertThrows(
          ExecutionException.class,
          () -> line.tell(new TmuxCommand.RenameSession(SessionId.of(0), "earlier")));
      assertEquals("later", line.tmux.format("$0", "#{session_name}"));
    }
  }

  /// A client for commands on a tmux of its own.
  private static final class Line implements AutoCloseable {
    final TmuxFixture tmux;
    private final ControlClient client;

    Line(TmuxBinary binary) throws Exception {
      tmux = TmuxFixture.on(binary);
      tmux.newSession("work", "exec cat");
      RecordingListener heard = new RecordingListener();
      client =
          ControlClient.attach(
              binary.program(),
              tmux.socket(),
              SessionId.of(0),
              ControlClient.Purpose.TOPOLOGY,
              heard,
              new OutputBudget(8 << 20),
              Duration.ofSeconds(10));
      TmuxFixture.await(
          "attached", () -> heard.saw(ControlMessage.SessionChanged.class::isInstance));
    }

    Reply tell(TmuxCommand command) throws Exception {
      Reply reply = client.command(command).get(20, TimeUnit.SECONDS);
      assertTrue(reply.ok(), reply::text);
      return reply;
    }

    @Override
    public void close() {
      client.close();
      tmux.close();
    }
  }
}
