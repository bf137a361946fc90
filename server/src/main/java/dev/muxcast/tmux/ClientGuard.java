package dev.muxcast.tmux;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the control clients when this process is killed outright. Their pipes break then, which
/// ends them; but tmux 3.3a leaves a client attached for good when it had something to say to it in
/// that moment (in about 1 of 15 kills; none on 3.8). A SIGTERM to the client ends it always.
///
/// One shell for all clients: it is told of those that come and go, waits for the end of its
/// standard input, and ends those that are left. Made with the first client; thread-safe.
final class ClientGuard {

  static final ClientGuard SHARED = new ClientGuard();

  private static final Logger log = LoggerFactory.getLogger(ClientGuard.class);

  private static final String SCRIPT =
      ": muxcast: ends its tmux clients if it is killed; trap '' HUP INT TERM; p=' ';"
          + " while read -r how id; do case $how in +) p=\"$p$id \" ;;"
          + " -) p=\"${p%% $id *} ${p#* $id }\" ;; esac; done;"
          + " for id in $p; do kill -TERM \"$id\"; done";

  private boolean started;
  private @Nullable OutputStream shell;

  void add(long pid) {
    tell("+ " + pid + "\n");
  }

  /// Only for one that was added.
  void remove(long pid) {
    tell("- " + pid + "\n");
  }

  private synchronized void tell(String line) {
    try {
      if (!started) {
        started = true;
        shell =
            new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getOutputStream();
      }
      OutputStream out = shell;
      if (out != null) {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      log.debug("no guard over the tmux clients: {}", e.getMessage());
      shell = null;
    }
  }
}
