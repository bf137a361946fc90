package dev.muxcast.tmux;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.OtherWay;
import dev.muxcast.imsg.SocketTrust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Says command lists by a `tmux` process each, which knows its own protocol. For servers that
/// speak another version of it than we do.
///
/// Threads: a virtual one per talk, which waits for its process, and two that read what it says.
///
/// @param program whose version has to fit the server's
public record ProcessTalk(TmuxProgram program) implements OtherWay {
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_COMPLAINT = 4096;
  private static final int KILLED = 128 + 9;

  @Override
  public void talk(Path socket, List<String> arguments, Duration deadline, Consumer<Answer> then) {
    Thread.ofVirtual()
        .name("tmux-process")
        .start(() -> then.accept(answer(socket, arguments, deadline)));
  }

  private Answer answer(Path socket, List<String> arguments, Duration deadline) {
    List<String> line;
    try {
      line = program.invocation(TmuxSocket.at(SocketTrust.ours().require(socket)));
    } catch (IOException e) {
      return new Answer.Gone(String.valueOf(e.getMessage()));
    }
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    TmuxProgram.clean(builder.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Answer.Gone("can't run " + program.path() + ": " + e.getMessage());
    }
    // Read beside, as a server that hangs keeps the pipes open though its client was ended.
    CompletableFuture<String> said = text(process.getInputStream(), MOST_BYTES);
    CompletableFuture<String> complaint = text(process.getErrorStream(), LONGEST_COMPLAINT);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return Answer.late(deadline);
      }
      return of(
          process.exitValue(),
          said.get(deadline.toMillis(), TimeUnit.MILLISECONDS),
          complaint.get(deadline.toMillis(), TimeUnit.MILLISECONDS).strip(),
          deadline);
    } catch (IOException | ExecutionException e) {
      return new Answer.Gone("can't talk with " + program.path() + ": " + e.getMessage());
    } catch (TimeoutException e) {
      return Answer.late(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Gone("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  /// What a `tmux` process that ended had to say. Pure.
  static Answer of(int status, String said, String complaint, Duration deadline) {
    if (status == KILLED) {
      return Answer.late(deadline);
    }
    if (complaint.startsWith("protocol version mismatch")) {
      return new Answer.OtherProtocol("the server speaks another protocol: " + complaint);
    }
    if (complaint.startsWith("no server running")
        || complaint.startsWith("error connecting")
        || complaint.startsWith("failed to connect")
        || complaint.startsWith("lost server")
        || complaint.startsWith("server exited")) {
      return new Answer.Gone(complaint);
    }
    List<String> lines = List.of(said.split("\n", -1));
    int count = lines.getLast().isEmpty() ? lines.size() - 1 : lines.size();
    return new Answer.Done(status == 0 && complaint.isEmpty(), lines.subList(0, count), complaint);
  }

  private static CompletableFuture<String> text(InputStream in, int most) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("tmux-process")
        .start(() -> {
          try {
            text.complete(new String(in.readNBytes(most), StandardCharsets.UTF_8));
          } catch (IOException e) {
            text.complete("");
          }
        });
    return text;
  }
}
