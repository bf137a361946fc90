package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.Picture;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `muxcast up`: starts the server in the background.
@Command(
    name = "up",
    description = {
      "Starts the server in the background and says what it found.",
      "There is one per state folder (MUXCAST_HOME); when it runs already, nothing happens.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast up                    watch all tmux servers of this user",
      "  muxcast up -L work            only the one of `tmux -L work`",
      "  muxcast up --tls-self-signed  by wss://, with a certificate of its own",
      "  MUXCAST_HOME=/tmp/m muxcast up --port 0   a second server, on a free port",
    })
final class UpCommand implements Callable<Integer> {

  @Mixin ServeOptions options = new ServeOptions();

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    if (state.elsewhere()) {
      throw new Exit.Problem(
          Exit.USAGE, "MUXCAST_URL points to a server already; unset it to start one of your own");
    }
    var server = new Server(state);
    Server.Running running = server.running();
    if (running != null) {
      out.println("muxcast runs already: " + running.url() + pid(running));
      if (running.older()) {
        out.println("It is an older build. To run the new one: muxcast restart");
      }
    } else {
      running = server.start(options.arguments());
      out.println("muxcast runs: " + running.url() + pid(running));
    }
    String fingerprint = state.trust().fingerprint();
    if (fingerprint != null) {
      out.println("Its certificate's fingerprint: " + fingerprint);
    }
    found(running, state);
    return Exit.DONE;
  }

  private static String pid(Server.Running running) {
    return running.pid() == null ? "" : " (pid " + running.pid() + ")";
  }

  private void found(Server.Running running, State state) {
    try (Muxcast muxcast = state.connect(running.url())) {
      Picture picture = settled(muxcast);
      List<Agents.Row> agents = Agents.of(picture);
      int sessions = Agents.orEmpty(picture.sessions()).size();
      if (sessions == 0) {
        out.println("No tmux session yet; it is watched as soon as there is one.");
        out.println("Next:  tmux new -s work    or see how it looks:  muxcast demo");
        return;
      }
      String found = sessions == 1 ? "1 tmux session" : sessions + " tmux sessions";
      found += agents.isEmpty() ? ", no agent in them yet" : ", " + Agents.summary(agents);
      out.println(
          "Watching " + found + (agents.isEmpty() ? "." : " (" + Agents.counts(agents) + ")."));
      unwatched(picture).forEach(out::println);
      out.println("Next:  muxcast tail    muxcast status    muxcast --help");
    } catch (MuxcastException.Lost | MuxcastException.Malformed | MuxcastException.Refused late) {
      out.println("It does not say yet what it found. Next:  muxcast status");
    }
  }

  private static List<String> unwatched(Picture picture) {
    var lines = new ArrayList<String>();
    for (Picture.Session session : Agents.orEmpty(picture.sessions())) {
      if (!session.watched()) {
        lines.add(
            "Left alone: session "
                + Style.plain(String.valueOf(session.session()))
                + " (muxcast doctor says why)");
      }
    }
    return lines;
  }

  /// The picture once the server had the time to look at tmux.
  private static Picture settled(Muxcast muxcast) {
    long end = System.nanoTime() + Duration.ofMillis(1500).toNanos();
    Picture picture = read(muxcast);
    while ((picture == null || Agents.orEmpty(picture.sessions()).isEmpty())
        && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      picture = read(muxcast);
    }
    return picture == null ? new Picture(null, 0, List.of(), List.of()) : picture;
  }

  private static @Nullable Picture read(Muxcast muxcast) {
    try {
      return muxcast.snapshot().as(Picture.class);
    } catch (MuxcastException.Refused notYet) {
      return null;
    }
  }
}
