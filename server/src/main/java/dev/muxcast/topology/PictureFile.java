package dev.muxcast.topology;

import dev.muxcast.files.PrivateFiles;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.tmux.WindowId;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the picture over a restart, so that the next run tells only of the differences. The file's
/// time is when tmux was surely watched last: it is touched while the picture stays the same.
///
/// A file that can't be read counts as none; one that can't be written is said once. May wait for
/// the disk; used by one thread at a time.
public final class PictureFile {

  /// @param savedAtEpochMillis when the servers were watched last
  public record Kept(List<Server> servers, long savedAtEpochMillis) {
    /// Nothing was kept.
    public static final Kept NOTHING = new Kept(List.of(), 0);
  }

  /// A server of the kept picture.
  public record Server(TmuxSocket socket, Topology topology) {}

  private static final Logger log = LoggerFactory.getLogger(PictureFile.class);
  private static final int FORMAT = 0x6d780001;
  private static final int MOST = 100_000;

  private final Path path;
  private boolean stale;
  private boolean failed;

  public PictureFile(Path path) {
    this.path = path;
  }

  /// Writes what is kept, or only says that it still holds.
  ///
  /// @param changed whether it is another picture than was given before
  /// @param untilEpochMillis until when everything was surely watched
  public void write(List<Server> servers, boolean changed, long untilEpochMillis) {
    stale |= changed;
    try {
      if (stale || !Files.exists(path)) {
        PrivateFiles.replaceShortLived(path, encode(servers));
        stale = false;
      }
      Files.setLastModifiedTime(path, FileTime.fromMillis(untilEpochMillis));
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        failed = true;
        log.warn("can't keep the picture of tmux in {}: {}", path, e.toString());
      }
    }
  }

  /// What was kept; nothing where there is no file or a damaged one.
  public Kept read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      long savedAt = Files.getLastModifiedTime(path).toMillis();
      if (in.readInt() != FORMAT) {
        throw new IOException("another format");
      }
      List<Server> servers = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        TmuxSocket socket = new TmuxSocket(in.readUTF(), Path.of(in.readUTF()));
        servers.add(new Server(socket, topology(in)));
      }
      return new Kept(servers, savedAt);
    } catch (NoSuchFileException e) {
      return Kept.NOTHING;
    } catch (IOException | RuntimeException e) {
      log.warn("the kept picture of tmux in {} can't be read: {}", path, e.toString());
      return Kept.NOTHING;
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  private static byte[] encode(List<Server> servers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    out.writeInt(servers.size());
    for (Server server : servers) {
      text(out, server.socket.label());
      text(out, server.socket.path().toString());
      write(out, server.topology);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    // writeUTF takes 65535 bytes; no name of tmux's comes near.
    out.writeUTF(text.length() > 20_000 ? text.substring(0, 20_000) : text);
  }

  private static void write(DataOutputStream out, Topology topology) throws IOException {
    text(out, topology.server());
    text(out, topology.instance());
    text(out, topology.version());
    out.writeInt(topology.sessions().size());
    for (Topology.Session session : topology.sessions()) {
      out.writeInt(session.id().number());
      text(out, session.name());
      text(out, session.path() == null ? "" : session.path());
      out.writeBoolean(session.watchable());
      out.writeLong(session.activitySeconds());
      out.writeInt(session.windows().size());
      for (Topology.Window window : session.windows()) {
        out.writeInt(window.id().number());
        out.writeInt(window.index());
        text(out, window.name());
        out.writeBoolean(window.active());
        out.writeInt(window.panes().size());
        for (Topology.Pane pane : window.panes()) {
          write(out, pane);
        }
      }
    }
  }

  private static void write(DataOutputStream out, Topology.Pane pane) throws IOException {
    out.writeInt(pane.id().number());
    out.writeInt(pane.index());
    out.writeBoolean(pane.active());
    out.writeInt(pane.width());
    out.writeInt(pane.height());
    text(out, pane.path());
    PaneFacts facts = pane.facts();
    Integer status = facts.exitStatus();
    out.writeInt(facts.pid());
    out.writeBoolean(facts.dead());
    out.writeInt(status == null ? -1 : status);
    text(out, facts.command());
    text(out, facts.title());
  }

  private static Topology topology(DataInputStream in) throws IOException {
    String server = in.readUTF();
    String instance = in.readUTF();
    String version = in.readUTF();
    List<Topology.Session> sessions = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      SessionId id = SessionId.of(in.readInt());
      String name = in.readUTF();
      String path = in.readUTF();
      boolean watchable = in.readBoolean();
      long activity = in.readLong();
      List<Topology.Window> windows = new ArrayList<>();
      for (int more = count(in); more > 0; more--) {
        windows.add(window(in));
      }
      sessions.add(
          new Topology.Session(
              id, name, path.isEmpty() ? null : path, watchable, activity, windows));
    }
    return new Topology(server, instance, version, sessions);
  }

  private static Topology.Window window(DataInputStream in) throws IOException {
    WindowId id = WindowId.of(in.readInt());
    int index = in.readInt();
    String name = in.readUTF();
    boolean active = in.readBoolean();
    List<Topology.Pane> panes = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      panes.add(pane(in));
    }
    return new Topology.Window(id, index, name, active, panes);
  }

  private static Topology.Pane pane(DataInputStream in) throws IOException {
    PaneId id = PaneId.of(in.readInt());
    int index = in.readInt();
    boolean active = in.readBoolean();
    int width = in.readInt();
    int height = in.readInt();
    String path = in.readUTF();
    int pid = in.readInt();
    boolean dead = in.readBoolean();
    int status = in.readInt();
    PaneFacts facts =
        new PaneFacts(pid, dead, status < 0 ? null : status, in.readUTF(), in.readUTF());
    return new Topology.Pane(id, index, active, width, height, path, facts);
  }
}
