package dev.muxcast.client;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the user's own server is and how to get in: `MUXCAST_URL` and `MUXCAST_TOKEN`, or else the
/// files `url` and `token` of the state folder.
///
/// @param url null when no server that runs has written its address
/// @param token null when there is none
public record Address(@Nullable URI url, @Nullable String token) {

  /// Looks it up.
  ///
  /// @param environment such as `System.getenv()`
  /// @throws MuxcastException.BadSetting when what stands there is no address, or other users may
  ///   write to the state folder or replace it
  public static Address find(Map<String, String> environment) {
    Path state = stateFolder(environment);
    String objection = OwnPath.objectionTo(state);
    if (objection != null) {
      throw new MuxcastException.BadSetting(objection);
    }
    String url = environment.get("MUXCAST_URL");
    String token = environment.get("MUXCAST_TOKEN");
    Path file = state.resolve("url");
    boolean own = url == null || url.isBlank();
    String written = OwnServer.runs(state) ? line(file) : null;
    String where = url == null || url.isBlank() ? written : url.strip();
    return new Address(
        where == null ? null : url(own ? "The file " + file : "MUXCAST_URL", where),
        token == null || token.isBlank() ? line(state.resolve("token")) : token.strip());
  }

  /// Where the server is by now, for [Options#withWhereabouts].
  ///
  /// @throws MuxcastException.NoServer when none runs: at the address it had, somebody else may
  ///   listen
  public static URI now(Map<String, String> environment) {
    URI url = find(environment).url();
    if (url == null) {
      throw new MuxcastException.NoServer("No muxcast server is running here.");
    }
    return url;
  }

  /// @param source whose text it is
  private static URI url(String source, String text) {
    try {
      URI url = new URI(text);
      boolean known = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
      if (known && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException none) {
      // Told below.
    }
    throw new MuxcastException.BadSetting(
        source
            + " says '"
            + text
            + "'; a server's address looks like ws://HOST:8765/monitor, or wss:// where it"
            + " encrypts.");
  }

  /// The folder of the server's state: `MUXCAST_HOME`, or the XDG one.
  public static Path stateFolder(Map<String, String> environment) {
    String home = environment.get("MUXCAST_HOME");
    if (home != null && !home.isBlank()) {
      return Path.of(home).toAbsolutePath();
    }
    String xdg = environment.get("XDG_STATE_HOME");
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg, "muxcast");
    }
    String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(user, ".local", "state", "muxcast");
  }

  static @Nullable String line(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? null : text;
    } catch (IOException missing) {
      return null;
    }
  }

  /// Without the token, so that it does not get into a log.
  @Override
  public String toString() {
    return "Address[url=" + url + "]";
  }
}
