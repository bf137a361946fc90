package dev.muxcast.imsg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Talks over real sockets, with tmux and with whatever else may listen there.
class TmuxSocketLoopIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder = Path.of("");
  private final TmuxSocketLoop loop;

  TmuxSocketLoopIT() throws IOException {
    loop = TmuxSocketLoop.start(SocketTrust.ours(), null);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  @EachTmux
  void tmuxAnswers(TmuxBinary binary) {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("wörk", "exec cat");
      Path socket = tmux.socket().path();
      assertEquals(
          new Answer.Done(true, List.of(binary.version() + "", "wörk"), ""),
          ask(
              socket,
              PATIENCE,
              "display-message",
              "-p",
              "#{version}",
              ";",
              "list-sessions",
              "-F",
              "#S"));
      assertEquals(
          new Answer.Done(false, List.of("a"), "can't find pane: %9"),
          ask(
              socket,
              PATIENCE,
              "display-message",
              "-p",
              "a",
              ";",
              "kill-pane",
              "-t",
              "%9",
              ";",
              "kill-server"));
    }
  }

  @EachTmux
  void aStoppedTmuxIsLateAndHoldsUpNobody(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary);
        TmuxFixture other = TmuxFixture.on(binary)) {
      tmux.newSession("a", "exec cat");
      other.newSession("b", "exec cat");
      String pid = tmux.run("display-message", "-p", "#{pid}");
      signal("-STOP", pid);
      try {
        CompletableFuture<Answer> late = talk(tmux.socket().path(), PATIENCE, "list-sessions");
        assertInstanceOf(Answer.Done.class, ask(other.socket().path(), PATIENCE, "list-sessions"));
        assertFalse(late.isDone());
        assertInstanceOf(Answer.Late.class, ask(tmux.socket().path(), SHORT, "list-sessions"));
        signal("-CONT", pid);
        assertInstanceOf(Answer.Done.class, late.get(15, TimeUnit.SECONDS));
      } finally {
        signal("-CONT", pid);
      }
    }
  }

  @Test
  void oneWithNoRoomForMoreConnectionsIsLateAndNotGone() throws Exception {
    try (FakeTmux fake = FakeTmux.deaf(folder, 1)) {
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        waiting.add(talk(fake.socket(), PATIENCE, "x"));
      }
      assertInstanceOf(Answer.Late.class, ask(fake.socket(), SHORT, "x"));
      Thread.ofVirtual()
          .start(() ->
              fake.accept(client -> {
                FakeTmux.write(client, Frames.answer("here\n"));
                FakeTmux.listen(client);
              }));
      for (CompletableFuture<Answer> each : waiting) {
        assertEquals(new Answer.Done(true, List.of("here"), ""), each.get(15, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void aFileSystemThatHangsAndASocketWithoutRoomHoldUpNobodyElse() throws Exception {
    CountDownLatch goesOn = new CountDownLatch(1);
    Path hung = Files.createDirectory(folder.resolve("hung"));
    Path full = Files.createDirectory(folder.resolve("full"));
    FakeTmux.Manners manners =
        client -> {
          FakeTmux.write(client, Frames.answer("here\n"));
          FakeTmux.listen(client);
        };
    TrustedSockets.Look look =
        real -> {
          if (real.startsWith(hung.toRealPath())) {
            await(goesOn);
          }
          return null;
        };
    try (FakeTmux one = FakeTmux.that(hung, manners);
        FakeTmux two = FakeTmux.deaf(full, 1);
        FakeTmux other = FakeTmux.that(folder, manners);
        TmuxSocketLoop its = TmuxSocketLoop.start(look, null)) {
      CompletableFuture<Answer> hangs = talk(its, one.socket(), PATIENCE);
      List<CompletableFuture<Answer>> late = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        late.add(talk(its, one.socket(), SHORT));
        late.add(talk(its, two.socket(), SHORT));
      }
      Answer here = new Answer.Done(true, List.of("here"), "");
      for (int i = 0; i < 20; i++) {
        assertEquals(here, talk(its, other.socket(), PATIENCE).get(15, TimeUnit.SECONDS));
      }
      assertFalse(hangs.isDone());
      for (CompletableFuture<Answer> each : late) {
        assertInstanceOf(Answer.Late.class, each.get(15, TimeUnit.SECONDS));
      }
      goesOn.countDown();
      assertEquals(here, hangs.get(15, TimeUnit.SECONDS));
    } finally {
      goesOn.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatNeverAnswersIsLate() {
    try (FakeTmux fake = FakeTmux.that(folder, FakeTmux::listen)) {
      assertInstanceOf(Answer.Late.class, ask(fake.socket(), SHORT, "x"));
    }
  }

  @Test
  void oneThatAnswersByteByByteIsUnderstood() {
    byte[] answer = Frames.answer("slow é\n");
    try (FakeTmux fake =
        FakeTmux.that(
            folder,
            client -> {
              for (byte each : answer) {
                FakeTmux.write(client, new byte[] {each});
                Thread.yield();
              }
              FakeTmux.listen(client);
            })) {
      assertEquals(new Answer.Done(true, List.of("slow é"), ""), ask(fake.socket(), PATIENCE, "x"));
    }
  }

  @Test
  void aByteNowAndThenDoesNotLengthenTheDeadline() {
    try (FakeTmux fake =
        FakeTmux.that(
            folder,
            client -> {
              for (byte each : Frames.answer("x".repeat(200))) {
                FakeTmux.write(client, new byte[] {each});
                TimeUnit.MILLISECONDS.sleep(50);
              }
            })) {
      assertInstanceOf(Answer.Late.class, ask(fake.socket(), SHORT, "x"));
    }
  }

  @Test
  void garbageIsHostileAlsoWithoutEnd() {
    byte[] garbage = "HTTP/1.1 400 Bad Request\r\n".repeat(4000).getBytes(StandardCharsets.UTF_8);
    try (FakeTmux fake =
        FakeTmux.that(
            folder,
            client -> {
              while (true) {
                FakeTmux.write(client, garbage);
              }
            })) {
      assertInstanceOf(Answer.Hostile.class, ask(fake.socket(), PATIENCE, "x"));
    }
  }

  @Test
  void oneThatTalksWithoutEndKeepsNobodyElseWaiting() throws Exception {
    byte[] nothing = Frames.all(flags(2000));
    try (FakeTmux fake =
            FakeTmux.that(
                folder,
                client -> {
                  while (true) {
                    FakeTmux.write(client, nothing);
                  }
                });
        FakeTmux other =
            FakeTmux.that(
                Files.createDirectory(folder.resolve("other")),
                client -> {
                  FakeTmux.write(client, Frames.answer("x"));
                  FakeTmux.listen(client);
                })) {
      CompletableFuture<Answer> endless = talk(fake.socket(), Duration.ofSeconds(2), "x");
      assertInstanceOf(Answer.Done.class, ask(other.socket(), PATIENCE, "x"));
      assertInstanceOf(Answer.Late.class, endless.get(15, TimeUnit.SECONDS));
    }
  }

  @Test
  void oneThatClosesAtOnceIsGone() {
    try (FakeTmux fake = FakeTmux.that(folder, client -> {})) {
      assertInstanceOf(Answer.Gone.class, ask(fake.socket(), PATIENCE, "x"));
    }
  }

  @Test
  void whatItWantsRunIsNotRun() {
    Path proof = folder.resolve("proof");
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    for (int type : new int[] {217, 208, 206, 202}) {
      byte[] exec =
          Frames.frame(type, ("touch " + proof + "\0/bin/sh\0").getBytes(StandardCharsets.UTF_8));
      try (FakeTmux fake =
          FakeTmux.that(
              folder,
              client -> {
                FakeTmux.write(client, exec);
                FakeTmux.listen(client);
              })) {
        assertInstanceOf(Answer.Hostile.class, ask(fake.socket(), PATIENCE, "x"));
      }
    }
    assertTrue(
        ProcessHandle.current().children().allMatch(before::contains), "no process was started");
    assertFalse(Files.exists(proof));
  }

  @Test
  void somebodyElsesIsNotEvenConnectedTo() throws Exception {
    Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
    CompletableFuture<String> met = new CompletableFuture<>();
    try (FakeTmux fake = FakeTmux.that(folder, client -> met.complete("connected"))) {
      Files.setAttribute(fake.socket(), "unix:uid", 54_321);
      Answer answer = ask(fake.socket(), PATIENCE, "x");
      assertTrue(Answer.reason(answer).contains("belongs to another user"), answer.toString());
      assertFalse(met.isDone());
    }
  }

  @Test
  void noSocketAndADeadOneAreGone() {
    assertInstanceOf(Answer.Gone.class, ask(folder.resolve("none"), PATIENCE, "x"));
    try (FakeTmux fake = FakeTmux.deaf(folder, 1)) {
      assertInstanceOf(Answer.Gone.class, ask(folder, PATIENCE, "x"));
      assertFalse(fake.socket().toString().isEmpty());
    }
  }

  private static byte[][] flags(int count) {
    byte[][] frames = new byte[count][];
    for (int i = 0; i < count; i++) {
      frames[i] = Frames.frame(Imsg.FLAGS, 0);
    }
    return frames;
  }

  private CompletableFuture<Answer> talk(Path socket, Duration deadline, String... words) {
    return talk(loop, socket, deadline, words);
  }

  private static CompletableFuture<Answer> talk(
      TmuxSocketLoop loop, Path socket, Duration deadline, String... words) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    loop.talk(socket, List.of(words), deadline, answer::complete);
    return answer;
  }

  private Answer ask(Path socket, Duration deadline, String... words) {
    return talk(socket, deadline, words).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static void signal(String signal, String pid) throws Exception {
    new ProcessBuilder("kill", signal, pid).start().waitFor();
  }
}
