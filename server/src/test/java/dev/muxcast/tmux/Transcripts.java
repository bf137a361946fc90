package dev.muxcast.tmux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/// What `tmux -C` really said, recorded by `server/src/test/tmux/record`: one per tmux version, and
/// one per agent at work on tmux 3.3a.
final class Transcripts {

  /// @param name the file's name without its ending
  record Transcript(String name, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Transcripts() {}

  static List<Transcript> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".gz"))
          .sorted()
          .map(Transcripts::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Transcripts.class.getResource("transcripts")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Transcript read(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String name = String.valueOf(file.getFileName()).replace(".gz", "");
      return new Transcript(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The messages of these bytes, fed in pieces that end at `cuts`.
  static List<String> parse(byte[] bytes, int from, int to, int... cuts) {
    List<String> messages = new ArrayList<>();
    ControlModeParser parser = new ControlModeParser(message -> messages.add(show(message)));
    int at = from;
    for (int cut : cuts) {
      parser.feed(bytes, at, cut - at);
      at = cut;
    }
    parser.feed(bytes, at, to - at);
    parser.finish();
    return messages;
  }

  /// One line for a message; output by its length and checksum.
  static String show(ControlMessage message) {
    if (message instanceof ControlMessage.Output output) {
      CRC32 crc = new CRC32();
      crc.update(output.data());
      return "Output["
          + output.pane()
          + ", "
          + output.data().length
          + " bytes, crc "
          + Long.toHexString(crc.getValue())
          + ", age "
          + output.ageMillis()
          + "]";
    }
    return message.toString().replace("\n", "\\n");
  }

  /// Where a message ends: after each of these offsets the parser has nothing unfinished.
  static int[] ends(byte[] bytes) {
    List<ControlMessage> messages = new ArrayList<>();
    ControlModeParser parser = new ControlModeParser(messages::add);
    int[] ends = new int[bytes.length];
    int count = 0;
    for (int i = 0; i < bytes.length; i++) {
      int before = messages.size();
      parser.feed(bytes, i, 1);
      if (messages.size() > before) {
        ends[count++] = i + 1;
      }
    }
    return Arrays.copyOf(ends, count);
  }
}
