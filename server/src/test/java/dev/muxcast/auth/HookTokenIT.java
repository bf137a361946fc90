package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.auth.HookToken.Verdict;
import dev.muxcast.guard.Errands;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookTokenIT {

  @TempDir Path home;

  @Test
  void withoutTheFileEachIsWrong_withItOneIsRight() throws Exception {
    var token = new HookToken(home);
    assertEquals(Verdict.WRONG, token.judge("x"));
    token.make();
    Path file = home.resolve("hook-token");
    assertEquals(Verdict.WRONG, token.judge("x"));
    assertEquals(Verdict.RIGHT, token.judge(Files.readString(file).strip()));
    Files.writeString(file, "\n");
    assertEquals(Verdict.WRONG, token.judge(""));
  }

  @Test
  void oneThatOthersCanReadIsWrong() throws Exception {
    var token = new HookToken(home);
    token.make();
    Path file = home.resolve("hook-token");
    Files.setAttribute(file, "unix:mode", 0644);
    assertEquals(Verdict.WRONG, token.judge(Files.readString(file).strip()));
  }

  @Test
  void nothingIsKnownOfAFileThatIsNone_norOfOneThatNobodyReadsInTime() throws Exception {
    Files.createDirectory(home.resolve("hook-token"));
    assertEquals(Verdict.UNKNOWN, new HookToken(home).judge("x"));
    // As many readings hang as may: nobody begins another.
    assertEquals(Verdict.UNKNOWN, new HookToken(home, new Errands("hangs", 1, 0)).judge("x"));
  }
}
