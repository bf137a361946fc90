package dev.muxcast.auth;

import dev.muxcast.files.PrivateFiles;
import io.avaje.json.JsonReader;
import io.avaje.json.stream.BytesJsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The two token files of a state folder: `tokens` (hashes, JSON) and `token` (the plain admin
/// token that the command line reads). Both are 0600; one that others may read is refused.
///
/// No state and no thread of its own; whoever calls it serializes the calls.
public final class TokenFile {
  private final Path tokens;
  private final Path admin;
  private final JsonStream json = JsonStream.builder().build();

  public TokenFile(Path stateFolder) {
    tokens = stateFolder.resolve("tokens");
    admin = stateFolder.resolve("token");
  }

  /// All stored tokens; empty where there is no file yet.
  ///
  /// @throws IOException when the file can be read by others, or is damaged
  public List<StoredToken> load() throws IOException {
    if (!Files.exists(tokens)) {
      return List.of();
    }
    requirePrivate(tokens);
    try {
      return parse(Files.readAllBytes(tokens));
    } catch (RuntimeException e) {
      throw new IOException(
          tokens + " is damaged; restore it, or move it away to start with a new admin token", e);
    }
  }

  /// Replaces the stored tokens, atomically.
  public void save(List<StoredToken> all) throws IOException {
    BytesJsonWriter out = json.bufferedWriterAsBytes();
    out.beginArray();
    for (StoredToken token : all) {
      token.write(out);
    }
    out.endArray();
    PrivateFiles.replace(tokens, new String(out.result(), StandardCharsets.UTF_8) + "\n");
  }

  /// What tells one state of the stored tokens from another; 0 where there are none.
  public long stamp() throws IOException {
    if (!Files.exists(tokens)) {
      return 0;
    }
    long modified = Files.getLastModifiedTime(tokens).to(TimeUnit.MICROSECONDS);
    return 31 * modified + Files.size(tokens);
  }

  /// Runs a change of the stored tokens while no other process can make one.
  public <T> T locked(Change<T> change) throws IOException {
    Path lock = tokens.resolveSibling("tokens.lock");
    try (FileChannel channel =
            FileChannel.open(
                lock,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFiles.MODE);
        FileLock _ = channel.lock()) {
      return change.run();
    }
  }

  /// A change of the stored tokens.
  public interface Change<T> {
    T run() throws IOException;
  }

  /// Whether the plain admin token is there.
  public boolean hasAdminToken() {
    return Files.exists(admin);
  }

  /// The plain admin token.
  public String adminToken() throws IOException {
    requirePrivate(admin);
    return Files.readString(admin).strip();
  }

  /// Keeps the plain admin token for the command line.
  public void saveAdminToken(String token) throws IOException {
    PrivateFiles.replace(admin, token + "\n");
  }

  private List<StoredToken> parse(byte[] text) {
    List<StoredToken> all = new ArrayList<>();
    try (JsonReader in = json.reader(text)) {
      in.beginArray();
      while (in.hasNextElement()) {
        all.add(StoredToken.read(in));
      }
      in.endArray();
    }
    return List.copyOf(all);
  }

  private static void requirePrivate(Path file) throws IOException {
    if (!PrivateFiles.isPrivate(file)) {
      throw new IOException(file + " can be read by others; run: chmod 600 " + file);
    }
  }
}
