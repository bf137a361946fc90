package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.guard.Bound;
import dev.muxcast.tmux.ControlClient.Purpose;
import dev.muxcast.tmux.ControlMessage.Dropped;
import dev.muxcast.tmux.ControlMessage.Missed;
import dev.muxcast.tmux.ControlMessage.Output;
import dev.muxcast.tmux.ControlMessage.SessionChanged;
import dev.muxcast.tmux.ControlMessage.WindowAdd;
import dev.muxcast.tmux.ControlMessage.WindowRenamed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A pane that floods, and a listener that does not keep up.
class ControlFloodIT {

  private static final int LINES = 100_000;
  private static final PaneId FIRST = PaneId.of(0);
  private static final String FLOOD = "read x; seq 1 " + LINES + "; printf 'THE END\\n'; exec cat";

  /// Takes batches and keeps them, undone, until told to.
  private static final class Inbox implements ControlListener {
    private final List<ControlBatch> batches = new ArrayList<>();

    @Override
    public synchronized void onBatch(ControlBatch batch) {
      batches.add(batch);
    }

    @Override
    public void onEnd(ControlClient client, ControlEnd end) {}

    synchronized List<ControlBatch> take() {
      List<ControlBatch> taken = List.copyOf(batches);
      batches.clear();
      return taken;
    }

    synchronized boolean saw(Class<? extends ControlMessage> type) {
      return batches.stream().flatMap(b -> b.messages().stream()).anyMatch(type::isInstance);
    }
  }

  @EachTmux
  void newsThatAListenerDoesNotTakeAreBounded_andSaidToBeMissing(TmuxBinary binary)
      throws Exception {
    Inbox inbox = new Inbox();
    long before = Bound.NEWS.count();
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "exec cat");
      OutputBudget budget = new OutputBudget(8 << 10);
      try (ControlClient client = attach(tmux, inbox, budget)) {
        TmuxFixture.await("attached", () -> inbox.saw(SessionChanged.class));
        assertTrue(client.alive());
        StringBuilder renames = new StringBuilder();
        for (int i = 0; i < 500; i++) {
          renames.append("rename-window -t work name").append(i).append('\n');
        }
        Path script = Files.writeString(tmux.folder().resolve("renames"), renames);
        tmux.run("source-file", script.toString());
        TmuxFixture.await("missing news", () -> inbox.saw(Missed.class));
        assertTrue(budget.usedBytes() <= 16 << 10, () -> budget.usedBytes() + " bytes wait");
        client.close();
        long missed = 0;
        long told = 0;
        for (ControlBatch batch : inbox.take()) {
          for (ControlMessage message : batch.messages()) {
            missed += message instanceof Missed ? 1 : 0;
            told += message instanceof WindowRenamed ? 1 : 0;
          }
          batch.done();
        }
        assertEquals(1, missed);
        assertTrue(Bound.NEWS.count() > before, "it is counted");
        assertTrue(told < 100, told + " are told");
        assertEquals(0, budget.usedBytes());
      }
    }
  }

  @EachTmux
  void aListenerThatKeepsUpGetsEveryByte(TmuxBinary binary) throws Exception {
    RecordingListener heard = new RecordingListener();
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", FLOOD);
      try (ControlClient client = attach(tmux, heard, new OutputBudget(64 << 20))) {
        TmuxFixture.await("attached", () -> heard.saw(SessionChanged.class::isInstance));
        assertTrue(client.alive());
        tmux.run("send-keys", "-t", "work", "Enter");
        // tmux may cut the text over two messages: only all of them together hold it for certain.
        TmuxFixture.await("the end", () -> heard.output(FIRST).contains("THE END"));
        List<String> lines = heard.output(FIRST).lines().filter(l -> !l.isEmpty()).toList();
        assertEquals(LINES + 1, lines.size());
        for (int i = 0; i < LINES; i++) {
          assertEquals(Integer.toString(i + 1), lines.get(i));
        }
      }
    }
  }

  @EachTmux
  void aListenerThatIsBehindLosesOutputButKnowsHowMuch(TmuxBinary binary) throws Exception {
    Inbox inbox = new Inbox();
    OutputBudget budget = new OutputBudget(64 << 10);
    long before = Bound.OUTPUT.count();
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", FLOOD);
      try (ControlClient client = attach(tmux, inbox, budget)) {
        TmuxFixture.await("attached", () -> inbox.saw(SessionChanged.class));
        tmux.run("send-keys", "-t", "work", "Enter");
        // The program is done although nobody takes its output, and what else happens is heard of.
        TmuxFixture.await(
            "the program's end",
            () -> tmux.run("capture-pane", "-p", "-t", "work").contains("THE END"));
        tmux.run("new-window", "-d", "-t", "work", "exec cat");
        TmuxFixture.await("the window", () -> inbox.saw(WindowAdd.class));
        assertTrue(client.command(new TmuxCommand.Capture(FIRST)).get().ok());
        // News come beside it.
        assertTrue(budget.usedBytes() <= 72 << 10, () -> budget.usedBytes() + " bytes wait");
        // Once it takes what there is, output flows again, after the count of what is missing.
        long[] bytes = new long[2];
        drain(inbox, bytes);
        assertTrue(bytes[1] > 0, "nothing was dropped");
        assertTrue(Bound.OUTPUT.count() >= before + bytes[1], "it is counted");
        assertEquals(0, budget.usedBytes());
        tmux.run("send-keys", "-t", "work", "-l", "again");
        TmuxFixture.await(
            "every byte, or the count of it",
            () -> {
              drain(inbox, bytes);
              return bytes[0] + bytes[1] >= expectedBytes() + "again".length();
            });
        assertEquals(expectedBytes() + "again".length(), bytes[0] + bytes[1]);
      }
    }
  }

  private static void drain(Inbox inbox, long[] bytes) {
    for (ControlBatch batch : inbox.take()) {
      for (ControlMessage message : batch.messages()) {
        switch (message) {
          case Output output when output.pane().equals(FIRST) -> bytes[0] += output.data().length;
          case Dropped dropped when dropped.pane().equals(FIRST) -> bytes[1] += dropped.takeBytes();
          default -> {}
        }
      }
      batch.done();
    }
  }

  private static long expectedBytes() {
    long bytes = "\r\n".length() + "THE END\r\n".length();
    for (int i = 1; i <= LINES; i++) {
      bytes += Integer.toString(i).length() + 2;
    }
    return bytes;
  }

  private static ControlClient attach(
      TmuxFixture tmux, ControlListener listener, OutputBudget budget) throws Exception {
    return ControlClient.attach(
        tmux.binary().program(),
        tmux.socket(),
        SessionId.of(0),
        Purpose.WATCH,
        listener,
        budget,
        Duration.ofSeconds(10));
  }
}
