package dev.muxcast.look;

import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.tmux.ServerInstance;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Lets people see panes without attaching to tmux: who sees the same pane in the same session
/// shares what looks at it. Any thread; what is said is done on the loop's.
public final class PaneCameras {
  private record Key(TmuxSocket socket, String instance, TmuxCommand.LookAtTerminal pane) {}

  private final TmuxSocketLoop loop;
  private final Map<Key, PaneCamera> cameras = new HashMap<>();

  public PaneCameras(TmuxSocketLoop loop) {
    this.loop = loop;
  }

  /// Somebody's sight of a pane.
  public interface Sight extends AutoCloseable {

    /// The pane will change now, as somebody types into it.
    void hurry();

    /// Looks no more.
    @Override
    void close();
  }

  /// Begins to look for somebody.
  ///
  /// @param commands to that server process
  /// @param instance of it
  public Sight open(
      TmuxSocket socket,
      TmuxCommands commands,
      String instance,
      TmuxCommand.LookAtTerminal pane,
      PaneViewer viewer) {
    Key key = new Key(socket, instance, pane);
    loop.run(() -> camera(key, commands).add(viewer));
    return new Sight() {
      @Override
      public void hurry() {
        with(key, PaneCamera::hurry);
      }

      @Override
      public void close() {
        with(key, camera -> camera.remove(viewer));
      }
    };
  }

  private void with(Key key, Consumer<PaneCamera> what) {
    loop.run(() -> {
      PaneCamera camera = cameras.get(key);
      if (camera != null) {
        what.accept(camera);
        cameras.values().removeIf(PaneCamera::over);
      }
    });
  }

  private PaneCamera camera(Key key, TmuxCommands commands) {
    cameras.values().removeIf(PaneCamera::over);
    return cameras.computeIfAbsent(
        key,
        fresh ->
            new PaneCamera(
                loop,
                key.socket(),
                commands,
                key.pane(),
                ServerInstance.parse(key.instance()).pid()));
  }
}
