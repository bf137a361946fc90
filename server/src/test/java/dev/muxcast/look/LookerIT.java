package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.LoopOfTests;
import dev.muxcast.tmux.EveryTmux;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Looking at real servers, also at large, stopped and restless ones.
class LookerIT {

  private static LookedAt look(TmuxFixture tmux) {
    return new LookedAt(LoopOfTests.LOOP, tmux.socket());
  }

  @EveryTmux
  void aThousandPanesInTwoHundredSessionsAreAllSeen(TmuxBinary binary) throws IOException {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("first", "exec cat");
      StringBuilder many = new StringBuilder();
      for (int i = 1; i < 200; i++) {
        many.append("new-session -d -s s").append(i).append(" -x 80 -y 24 'exec sleep 600'\n");
        for (int j = 0; j < 4; j++) {
          many.append("new-window -d -t s").append(i).append(": 'exec sleep 600'\n");
        }
      }
      for (int i = 0; i < 4; i++) {
        many.append("split-window -d -t first 'exec sleep 600'\n");
      }
      tmux.run("source-file", Files.writeString(tmux.folder().resolve("many"), many).toString());
      try (LookedAt looked = look(tmux)) {
        TmuxFixture.await(
            "all are listed", () -> looked.sessions() == 200 && looked.panes().size() == 1_000);
        TmuxFixture.await("all are seen", () -> looked.seen().size() == 1_000);
        tmux.run("send-keys", "-t", "first:0.0", "still here", "Enter");
        looked.awaitRow("still here");
        assertEquals(List.of(), looked.ends);
        assertEquals(List.of(), looked.silences);
      }
    }
  }

  @EveryTmux
  void aFloodOfTheWidestRowsIsSeenWhole(TmuxBinary binary) {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      String flood = "perl -CS -e 'print chr(233) x 490, $_, qq(\\n) for 1001 .. 1300'";
      String program = "stty -echo; read x; " + flood + "; exec cat";
      tmux.run("new-session", "-d", "-s", "wide", "-x", "500", "-y", "200", program);
      try (LookedAt looked = look(tmux)) {
        TmuxFixture.await("the pane", () -> looked.seen().size() == 1);
        tmux.run("send-keys", "-t", "wide", "Enter");
        looked.awaitRow("é".repeat(490) + 1300);
        for (int i = 1001; i <= 1300; i++) {
          assertTrue(looked.rows().contains("é".repeat(490) + i), "row " + i);
        }
      }
    }
  }

  @EveryTmux
  void namesOfAnyKindComeAsTheyAreAndNothingInThemIsRun(TmuxBinary binary) throws IOException {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      Path proof = tmux.folder().resolve("proof");
      String run = "##(touch " + proof + ")";
      Path home = Files.createDirectory(tmux.folder().resolve("a\n#{pid} #(touch b)\t- %0 1 ."));
      String title = "printf '\\033]2;#(touch %s) #{pid} é | - %%0 1 .\\007' '" + proof + "'";
      tmux.run("new-session", "-d", "-s", "ñ ##{pid} \"'\\ $x", title + "; exec cat");
      tmux.run("rename-window", "-t", "%0", "w " + run + " ##{pid} muxcast-2a end \\ $x \"'");
      tmux.run(
          "new-session",
          "-d",
          "-s",
          "second",
          "-c",
          home.toString().replace("#", "##"),
          "exec cat");
      TmuxFixture.await(
          "it runs", () -> tmux.format("%1", "#{pane_current_command}").equals("cat"));
      TmuxFixture.await("the title", () -> tmux.format("%0", "#{pane_title}").contains("touch"));
      try (LookedAt looked = look(tmux)) {
        TmuxFixture.await("both", () -> looked.panes().size() == 2 && looked.seen().size() == 2);
        PaneRow first = row(looked, PaneId.of(0));
        assertEquals(tmux.format("%0", "#{session_name}"), first.sessionName());
        assertEquals(tmux.format("%0", "#{window_name}"), first.windowName());
        assertEquals(tmux.format("%0", "#{pane_title}"), first.facts().title());
        String path = tmux.format("%1", "#{pane_current_path}");
        TmuxFixture.await(path, () -> row(looked, PaneId.of(1)).path().equals(path));
        tmux.run("send-keys", "-t", "%1", "and goes on", "Enter");
        looked.awaitRow("and goes on");
        assertTrue(Files.notExists(proof), "something in a name was run");
      }
    }
  }

  @EveryTmux
  void aStoppedServerDelaysNoOtherAndIsLookedAtAgainWhenItGoesOn(TmuxBinary binary)
      throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary);
        TmuxFixture other = TmuxFixture.on(binary)) {
      Path go = tmux.folder().resolve("go");
      String waits = "until [ -e " + go + " ]; do sleep 0.05; done; ";
      tmux.newSession("work", waits + "seq 1 500; touch " + go + "ne; exec cat");
      other.newSession("other", "exec cat");
      String pid = tmux.run("display-message", "-p", "#{pid}");
      try (LookedAt looked = look(tmux);
          LookedAt others = look(other)) {
        TmuxFixture.await("both", () -> looked.seen().size() == 1 && others.seen().size() == 1);
        signal("STOP", pid);
        try {
          Files.createFile(go);
          TmuxFixture.await("it wrote", () -> Files.exists(Path.of(go + "ne")));
          for (int i = 0; looked.silences.isEmpty(); i++) {
            other.run("send-keys", "-t", "other", "while it stands " + i, "Enter");
            others.awaitRow("while it stands " + i);
          }
        } finally {
          signal("CONT", pid);
        }
        looked.awaitRow("500");
        for (int i = 1; i <= 500; i++) {
          assertTrue(looked.rows().contains("" + i), "row " + i);
        }
        assertEquals(List.of(), others.silences);
        assertEquals(List.of(), looked.ends);
      }
    }
  }

  @EveryTmux
  void whileSessionsAndPanesComeAndGoTheOthersAreSeen(TmuxBinary binary) {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("keep", "exec cat");
      try (LookedAt looked = look(tmux)) {
        for (int i = 0; i < 30; i++) {
          String words = "hello " + i;
          tmux.run("new-session", "-d", "-s", "job", "echo " + words + "; exec cat");
          tmux.run("split-window", "-d", "-t", "job:", "exec sleep 0.02");
          tmux.run("new-window", "-d", "-t", "keep:", "exec sleep 0.01");
          looked.awaitRow(words);
          tmux.run(
              "kill-session", "-t", "job", ";", "send-keys", "-t", "keep:0", "kept " + i, "Enter");
          looked.awaitRow("kept " + i);
        }
        TmuxFixture.await("only one is left", () -> looked.panes().equals(Set.of(PaneId.of(0))));
        assertEquals(1, looked.sessions());
        assertEquals(List.of(), looked.silences);
      }
    }
  }

  @EveryTmux
  void aServerWithoutSessionsHasNoneAndIsNotSilent(TmuxBinary binary) {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("last", "exec cat");
      tmux.run("set-option", "-s", "exit-empty", "off");
      try (LookedAt looked = look(tmux)) {
        TmuxFixture.await("the pane", () -> looked.seen().size() == 1);
        tmux.run("kill-session", "-t", "last");
        TmuxFixture.await("none", () -> looked.sessions() == 0);
        tmux.newSession("next", "echo here again; exec cat");
        looked.awaitRow("here again");
        assertEquals(List.of(), looked.silences);
        assertEquals(List.of(), looked.ends);
      }
    }
  }

  @EveryTmux
  void theEndOfTheServerIsToldOnce(TmuxBinary binary) {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.newSession("work", "exec cat");
      try (LookedAt looked = look(tmux)) {
        TmuxFixture.await("the pane", () -> looked.seen().size() == 1);
        tmux.run("kill-server");
        TmuxFixture.await("its end", () -> !looked.ends.isEmpty());
        assertInstanceOf(Answer.Gone.class, looked.ends.getFirst());
        assertEquals(1, looked.ends.size());
      }
    }
  }

  private static PaneRow row(LookedAt looked, PaneId id) {
    return looked.listed().stream().filter(row -> row.pane().equals(id)).findFirst().orElseThrow();
  }

  private static void signal(String name, String pid) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }
}
