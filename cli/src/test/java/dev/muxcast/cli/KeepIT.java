package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script that begins the server again, with programs in its place.
@Timeout(60)
class KeepIT {
  @TempDir Path folder;

  private Process keep(String program) throws IOException {
    Path launcher = Path.of("..", "muxcast").toAbsolutePath().normalize();
    List<String> command =
        Launcher.kept(
            java.util.Map.of("MUXCAST_LAUNCHER", launcher.toString()),
            folder,
            List.of("sh", "-c", program));
    assertEquals(5, command.size());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("start.log").toFile());
    return builder.start();
  }

  private String says() throws IOException {
    return Files.readString(folder.resolve("start.log"));
  }

  @Test
  void oneThatIsKilledIsBegunAgainAndToldOfIt() throws Exception {
    Process keeper =
        keep(
            "if [ -z \"$MUXCAST_DIED\" ]; then echo listening ws; kill -9 $$; fi;"
                + " echo \"after $MUXCAST_DIED\"");
    assertEquals(0, keeper.waitFor());
    assertTrue(says().contains("after signal 9"), says());
    List<String> deaths = Files.readAllLines(folder.resolve("deaths"));
    assertEquals(1, deaths.size());
    assertTrue(deaths.getFirst().endsWith(" signal 9"), deaths.getFirst());
  }

  @Test
  void oneThatNeverCameUpIsNotTriedAgain() throws Exception {
    assertEquals(3, keep("echo no; exit 3").waitFor());
    assertFalse(Files.exists(folder.resolve("deaths")));
  }

  @Test
  void oneThatIsAskedToEndIsNotBegunAgain() throws Exception {
    Process keeper = keep("trap 'exit 0' TERM; echo listening ws; while :; do sleep 0.05; done");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!says().contains("listening") && System.nanoTime() < end) {
      keeper.waitFor(5, TimeUnit.MILLISECONDS);
    }
    keeper.destroy();
    assertEquals(0, keeper.waitFor());
    assertFalse(Files.exists(folder.resolve("deaths")));
  }
}
