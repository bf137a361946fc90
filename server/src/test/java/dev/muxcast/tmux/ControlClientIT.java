package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.ControlClient.Purpose;
import dev.muxcast.tmux.ControlEnd.Cause;
import dev.muxcast.tmux.ControlMessage.Output;
import dev.muxcast.tmux.ControlMessage.SessionChanged;
import dev.muxcast.tmux.ControlMessage.SessionRenamed;
import dev.muxcast.tmux.ControlMessage.SubscriptionChanged;
import dev.muxcast.tmux.ControlMessage.WindowAdd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;

/// A control client at a real tmux server.
class ControlClientIT {

  private static final PaneId FIRST = PaneId.of(0);
  private final RecordingListener heard = new RecordingListener();

  @EachTmux
  void outputOfAPaneArrives(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      try (ControlClient client = attach(tmux, Purpose.WATCH)) {
        awaitAttached();
        tmux.run("send-keys", "-t", "work", "-l", "héllo\\\\wörld");
        TmuxFixture.await("the text", () -> heard.output(FIRST).contains("héllo\\\\wörld"));
        assertTrue(client.alive());
      }
    }
  }

  @EachTmux
  void aTopologyClientHearsOfChangesAndNoOutput(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      try (ControlClient client = attach(tmux, Purpose.TOPOLOGY)) {
        awaitAttached();
        tmux.run("send-keys", "-t", "work", "-l", "text");
        tmux.run("rename-session", "-t", "work", "play");
        tmux.run("new-window", "-d", "-t", "play", "cat");
        TmuxFixture.await("the window", () -> heard.saw(WindowAdd.class::isInstance));
        assertTrue(
            heard.saw(m -> m.equals(new SessionRenamed(client.session(), "play"))),
            () -> heard.messages().toString());
        assertFalse(heard.saw(Output.class::isInstance));
      }
    }
  }

  @EachTmux
  void commandsAreAnsweredInOrder(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      // What hooks print in our client is not taken for our answers.
      tmux.configure(
          "set-hook -g after-list-panes 'list-sessions'",
          "set-hook -g after-display-message 'list-windows'",
          "set-hook -g after-capture-pane 'no-such-command'");
      tmux.newSession("work", "printf 'one\\ntwo'; exec cat");
      TmuxFixture.await(
          "the text", () -> tmux.run("capture-pane", "-p", "-t", "work").contains("two"));
      try (ControlClient client = attach(tmux, Purpose.WATCH)) {
        CompletableFuture<Reply> panes = client.command(new TmuxCommand.ListPanes());
        CompletableFuture<Reply> capture = client.command(new TmuxCommand.Capture(FIRST));
        CompletableFuture<Reply> gone = client.command(new TmuxCommand.Capture(PaneId.of(99)));
        CompletableFuture<Reply> sessions = client.command(new TmuxCommand.ListSessions());

        PaneRow pane = PaneRow.of(get(panes)).getFirst();
        assertEquals(FIRST, pane.pane());
        assertEquals("work", pane.sessionName());
        assertEquals(80, pane.width());
        Screen screen = Objects.requireNonNull(Screen.of(get(capture)));
        assertEquals(List.of("one", "two"), screen.rows().subList(0, 2));
        assertEquals(24, screen.height());
        assertEquals(1, screen.cursorRow());
        assertEquals(3, screen.cursorColumn());
        assertNull(Screen.of(get(gone)));
        SessionRow session = SessionRow.of(get(sessions)).getFirst();
        assertEquals("work", session.name());
        assertFalse(session.endsUnattached());
        assertEquals(binary.version(), TmuxVersion.parse(session.serverVersion()));
      }
    }
  }

  @EachTmux
  void aliasesOfTheUserDoNotShiftAnswers(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.configure(
          "set -s command-alias[90] 'list-panes=list-panes ; list-windows'",
          "set -s command-alias[91] 'display-message=display-message ; list-windows'",
          "set -s command-alias[92] 'capture-pane=capture-pane -e -J'",
          "set -s command-alias[93] 'list-sessions=list-windows'",
          "set -s command-alias[94] 'refresh-client=list-windows'");
      tmux.newSession("work", "printf 'one'; exec cat");
      assertEquals(
          List.of("work"),
          Objects.requireNonNull(AskedSessions.of(tmux.socket())).stream()
              .map(SessionRow::name)
              .toList());
      try (ControlClient client = attach(tmux, Purpose.WATCH)) {
        awaitAttached();
        CompletableFuture<Reply> panes = client.command(new TmuxCommand.ListPanes());
        CompletableFuture<Reply> capture = client.command(new TmuxCommand.Capture(FIRST));
        CompletableFuture<Reply> facts = client.command(new TmuxCommand.Subscribe());
        CompletableFuture<Reply> sessions = client.command(new TmuxCommand.ListSessions());
        assertEquals(FIRST, PaneRow.of(get(panes)).getFirst().pane());
        assertEquals(24, Objects.requireNonNull(Screen.of(get(capture))).height());
        assertEquals(List.of(), get(facts).lines());
        assertEquals("work", SessionRow.of(get(sessions)).getFirst().name());
      }
    }
  }

  @EachTmux
  void factsOfAPaneAreSubscribedTo(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.configure("set -g remain-on-exit on");
      tmux.newSession("work", "printf '\\033]2;a title; #x\\007'; read x; exit 3");
      try (ControlClient client = attach(tmux, Purpose.WATCH)) {
        awaitAttached();
        Reply reply = get(client.command(new TmuxCommand.Subscribe()));
        assertTrue(reply.ok(), reply.text());
        TmuxFixture.await("the facts", () -> facts() != null);
        assertTrue(Objects.requireNonNull(facts()).title().startsWith("a title; "), "title");
        tmux.run("send-keys", "-t", "work", "Enter");
        TmuxFixture.await("the death", () -> Objects.requireNonNull(facts()).dead());
        tmux.collectChildren();
        TmuxFixture.await(
            "its status",
            () -> Integer.valueOf(3).equals(Objects.requireNonNull(facts()).exitStatus()));
      }
    }
  }

  @EachTmux
  void theEndOfTheSessionAndOfTheServerEndTheClient(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      ControlClient client = attach(tmux, Purpose.WATCH);
      awaitAttached();
      tmux.killServerHard();
      TmuxFixture.await("the end", () -> heard.end() != null);
      assertEquals(Cause.EXITED, Objects.requireNonNull(heard.end()).cause());
      assertFalse(client.alive());
      assertThrowsIo(client.command(new TmuxCommand.ListPanes()));
    }
  }

  @EachTmux
  void aSessionThatIsGoneRefusesAndStartsNoServer(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      ControlClient client = attach(tmux, Purpose.WATCH);
      TmuxFixture.await("the end", () -> heard.end() != null);
      assertEquals(Cause.REFUSED, Objects.requireNonNull(heard.end()).cause());
      assertTrue(heard.end().reason().length() > 0, "a reason");
      assertFalse(client.alive());
      Assertions.assertNotEquals(0, tmux.attempt("list-sessions").status());
    }
  }

  @EachTmux
  void aClientMovedToAnotherSessionLeaves(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.configure("set -g detach-on-destroy off");
      tmux.newSession("work", "cat");
      tmux.newSession("other", "cat");
      attach(tmux, Purpose.WATCH);
      awaitAttached();
      tmux.run("kill-session", "-t", "work");
      TmuxFixture.await("the end", () -> heard.end() != null);
      assertEquals(Cause.MOVED, Objects.requireNonNull(heard.end()).cause());
      TmuxFixture.await("no clients", () -> tmux.run("list-clients").isEmpty());
    }
  }

  @EachTmux
  void aServerThatStandsStillMissesTheDeadlineAndCloseStillReaps(TmuxBinary binary)
      throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      String server = tmux.run("display-message", "-p", "#{pid}");
      ControlClient client = attach(tmux, Purpose.WATCH);
      awaitAttached();
      signal("-STOP", server);
      try {
        CompletableFuture<Reply> late = client.command(new TmuxCommand.ListPanes());
        ExecutionException thrown =
            Assertions.assertThrows(ExecutionException.class, () -> late.get(10, TimeUnit.SECONDS));
        assertEquals(TimeoutException.class, thrown.getCause().getClass());
        client.close();
        assertFalse(client.alive());
      } finally {
        signal("-CONT", server);
      }
      TmuxFixture.await("no clients", () -> tmux.run("list-clients").isEmpty());
    }
  }

  @EachTmux
  void aFaultInWhoIsToldEndsTheClient_whichIsTold(TmuxBinary binary) throws Exception {
    ControlListener faulty =
        new ControlListener() {
          @Override
          public void onBatch(ControlBatch batch) {
            throw new IllegalStateException("of the test");
          }

          @Override
          public void onEnd(ControlClient client, ControlEnd end) {
            heard.onEnd(client, end);
          }
        };
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      try (ControlClient client = attach(tmux, Purpose.WATCH, faulty)) {
        TmuxFixture.await("its end", () -> heard.end() != null);
        assertFalse(client.alive());
      }
      assertEquals("", tmux.run("list-clients"));
    }
  }

  /// By a server that is stopped, for instance.
  @EachTmux
  void oneThatIsNotLetInIsEnded(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "cat");
      String pid = tmux.run("display-message", "-p", "#{pid}");
      new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
      try (ControlClient client = attach(tmux, Purpose.WATCH)) {
        TmuxFixture.await("its end", () -> heard.end() != null);
        assertEquals(Cause.REFUSED, heard.end().cause());
        assertFalse(client.alive());
      } finally {
        new ProcessBuilder("kill", "-CONT", pid).start().waitFor();
      }
    }
  }

  private ControlClient attach(TmuxFixture tmux, Purpose purpose) throws IOException {
    return attach(tmux, purpose, heard);
  }

  private static ControlClient attach(TmuxFixture tmux, Purpose purpose, ControlListener listener)
      throws IOException {
    return ControlClient.attach(
        tmux.binary().program(),
        tmux.socket(),
        SessionId.of(0),
        purpose,
        listener,
        new OutputBudget(1 << 20),
        Duration.ofSeconds(2));
  }

  private void awaitAttached() {
    TmuxFixture.await("attached", () -> heard.saw(SessionChanged.class::isInstance));
  }

  private @org.jspecify.annotations.Nullable PaneFacts facts() {
    PaneNews last = null;
    for (ControlMessage message : heard.messages()) {
      last = message instanceof SubscriptionChanged change ? PaneNews.of(change) : last;
    }
    return last == null ? null : last.facts();
  }

  private static Reply get(CompletableFuture<Reply> reply) throws Exception {
    Reply answered = reply.get(20, TimeUnit.SECONDS);
    assertNotNull(answered);
    return answered;
  }

  private static void assertThrowsIo(CompletableFuture<Reply> reply) {
    ExecutionException thrown =
        Assertions.assertThrows(ExecutionException.class, () -> reply.get(20, TimeUnit.SECONDS));
    Assertions.assertInstanceOf(IOException.class, thrown.getCause());
  }

  private static void signal(String signal, String pid) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
  }
}
