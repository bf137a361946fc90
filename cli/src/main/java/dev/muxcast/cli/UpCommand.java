package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.Picture;
import java.io.IOException;
import java.time.Duration;
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

  private static final Duration PATIENCE = Duration.ofMillis(1500);

  @Mixin ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return up(options);
  }

  /// Starts it with these options, which the next `restart` keeps.
  ///
  /// @return the exit code
  static int up(ServeOptions options) throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    if (state.elsewhere()) {
      throw new Exit.Problem(
          Exit.USAGE, "MUXCAST_URL points to a server already; unset it to start one of your own");
    }
    var server = new Server(state);
    try (Output out = Output.standard()) {
      Server.Running running = server.running();
      if (running != null) {
        out.line("muxcast runs already: " + running.url() + pid(running));
        if (running.older()) {
          out.line("It is an older build. To run the new one: muxcast restart");
        } else if (options.areGiven()) {
          out.line("To have these options: muxcast restart " + Shell.line(options.arguments()));
        }
      } else {
        running = server.start(options.arguments());
        out.line("muxcast runs: " + running.url() + pid(running));
      }
      String fingerprint = state.trust().fingerprint();
      if (fingerprint != null) {
        out.line("Its certificate's fingerprint: " + fingerprint);
      }
      found(state, out);
      return Exit.DONE;
    }
  }

  private static String pid(Server.Running running) {
    return running.pid() == null ? "" : " (pid " + running.pid() + ")";
  }

  private static void found(State state, Output out) throws InterruptedException {
    try (Muxcast muxcast = state.connect()) {
      Picture picture = settled(muxcast);
      List<PaneRow> agents = Agents.of(Panes.of(picture));
      int sessions = Panes.orEmpty(picture.sessions()).size();
      if (sessions == 0) {
        out.line("No tmux session yet; it is watched as soon as there is one.");
        out.line("Next:  tmux new -s work    or see how it looks:  muxcast demo");
        return;
      }
      String found = Counted.of(sessions, "tmux session");
      found += agents.isEmpty() ? ", no agent in them yet" : ", " + Agents.summary(agents);
      out.line(
          "Watching " + found + (agents.isEmpty() ? "." : " (" + Agents.counts(agents) + ")."));
      Server.Running settled = new Server(state).running();
      if (settled != null) {
        settled.health().watched().forEach(each -> out.line(each.said()));
      }
      for (Picture.Session session : Panes.orEmpty(picture.sessions())) {
        if (session.mode() != null) {
          String how = session.mode().equals("look") ? "Looked at" : "Attached to";
          out.line(how + ": session " + session.session() + ", as collect.session_modes says");
        }
      }
      for (String name : leftAlone(picture, state)) {
        out.line("Left alone: session " + name + " (muxcast doctor says why)");
      }
      out.line("Next:  muxcast status    muxcast tail    muxcast --help");
    } catch (MuxcastException.Lost | MuxcastException.Malformed | MuxcastException.Refused late) {
      out.line("It does not say yet what it found. Next:  muxcast status");
    }
  }

  /// Sessions that are not watched for a reason, and not because that takes a moment.
  private static List<String> leftAlone(Picture picture, State state) throws InterruptedException {
    List<String> unwatched =
        Panes.orEmpty(picture.sessions()).stream()
            .filter(session -> !session.watched())
            .map(session -> session.session() + "")
            .toList();
    if (unwatched.isEmpty()) {
      return unwatched;
    }
    List<String> mortal = Tmux.of(state.environment()).mortal();
    return unwatched.stream().filter(mortal::contains).toList();
  }

  /// The picture once the server had the time to look at tmux.
  private static Picture settled(Muxcast muxcast) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Picture picture = read(muxcast);
    while ((picture == null || Panes.orEmpty(picture.sessions()).isEmpty())
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
