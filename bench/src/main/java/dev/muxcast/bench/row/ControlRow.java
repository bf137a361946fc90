package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.LoadClient;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.util.Arrays;

/// `send_text` to a pane that writes all the time: from the request to the result that says the
/// text was seen to be taken. The 150 ms for which the server waits before Enter, as agents need
/// it, are in it.
public final class ControlRow implements Row {
  private static final int TIMES = 500;
  private static final int REFERENCES = 50;
  private static final String BUSY =
      "(while :; do echo working; sleep 0.02; done) & exec cat > /dev/null";

  @Override
  public String name() {
    return "control";
  }

  @Override
  public String what() {
    return "send_text to a pane with 50 lines/s, to its confirmation, " + TIMES + " times";
  }

  @Override
  public void run(Bed bed, Figures figures) throws Exception {
    try (TmuxLab lab = TmuxLab.start(1)) {
      TmuxLab.Pane pane = lab.addSession("busy", BUSY);
      try (Muxcast muxcast = bed.muxcast(lab);
          LoadClient client = LoadClient.authenticated(muxcast.endpoint())) {
        awaitPane(client, pane);
        double[] times = new double[TIMES];
        int unconfirmed = 0;
        for (int i = 0; i < TIMES; i++) {
          long from = System.nanoTime();
          unconfirmed += send(client, pane, i).equals("submitted") ? 0 : 1;
          times[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(times);
        figures.atMost("confirmed send_text, p99", times[TIMES * 99 / 100], "ms", 300);
        figures.atMost("unconfirmed of " + TIMES, unconfirmed, "", 0);
        figures.reported("confirmed send_text, p50", times[TIMES / 2], "ms");
        figures.reported("confirmed send_text, slowest", times[TIMES - 1], "ms");
      }
      double[] bare = new double[REFERENCES];
      for (int i = 0; i < REFERENCES; i++) {
        bare[i] = bare(lab, i);
      }
      Arrays.sort(bare);
      figures.reference(
          "tmux send-keys, captures, the same 150 ms, p50", bare[REFERENCES / 2], "ms");
      figures.reference("the same, slowest", bare[REFERENCES - 1], "ms");
    }
  }

  private static void awaitPane(LoadClient client, TmuxLab.Pane pane) throws IOException {
    String wanted = "\"%" + pane.number() + "\"";
    String picture = "";
    for (int i = 0; i < 200 && !picture.contains(wanted); i++) {
      client.send("{\"action\":\"snapshot\"}");
      picture = client.await("snapshot.data");
      Bed.sleep(20);
    }
  }

  /// The word that the result has.
  private static String send(LoadClient client, TmuxLab.Pane pane, int i) throws IOException {
    client.send(
        "{\"action\":\"command\",\"command\":\"send_text\",\"pane\":\"%"
            + pane.number()
            + "\",\"text\":\"message number "
            + i
            + "\",\"request_id\":"
            + i
            + "}");
    return Replies.text(client.await("command.result"), "result");
  }

  /// What a script does: types, looks until the text shows, presses Enter, looks once more.
  private static double bare(TmuxLab lab, int i) throws IOException {
    String text = "plain number " + i + ".";
    long from = System.nanoTime();
    lab.tmux("send-keys", "-t", "busy", "-l", "--", text);
    boolean shown = Bed.await(() -> shows(lab, text));
    Bed.sleep(150);
    lab.tmux("send-keys", "-t", "busy", "Enter");
    lab.tmux("capture-pane", "-p", "-t", "busy");
    if (!shown) {
      throw new IOException("the text that plain tmux typed did not show");
    }
    return (System.nanoTime() - from) / 1e6;
  }

  private static boolean shows(TmuxLab lab, String text) {
    try {
      return lab.tmux("capture-pane", "-p", "-t", "busy").contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
