package dev.muxcast.imsg;

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
import java.util.zip.GZIPInputStream;

/// What tmux servers really said to a client that looks, recorded by
/// `server/src/test/tmux/record-imsg`: a few talks per version.
final class ImsgTranscripts {

  /// @param name the file's name without its ending
  /// @param bytes the server's, of one connection
  record Transcript(String name, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private ImsgTranscripts() {}

  static List<Transcript> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".gz"))
          .sorted()
          .map(ImsgTranscripts::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(ImsgTranscripts.class.getResource("transcripts")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Transcript read(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new Transcript(
          String.valueOf(file.getFileName()).replace(".gz", ""), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a talk makes of bytes that come in pieces which end at `cuts`: its answers to the server,
  /// by their types, and how it ends.
  static List<String> hold(byte[] bytes, int... cuts) {
    Talk talk = new Talk(List.of("display-message"), 7, new AnswerRoom());
    talk.takeToSend();
    List<String> story = new ArrayList<>();
    int at = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to = i < cuts.length ? cuts[i] : bytes.length;
      talk.read(Arrays.copyOfRange(bytes, at, to), to - at);
      for (byte[] sent : talk.takeToSend()) {
        story.add("sent " + Frames.type(sent));
      }
      at = to;
    }
    talk.closed();
    switch (Objects.requireNonNull(talk.answer())) {
      case Answer.Done done -> {
        story.add("done " + done.ok() + " " + done.complaint());
        done.lines().forEach(line -> story.add("| " + line));
      }
      case Answer other -> story.add(other.getClass().getSimpleName() + " " + Answer.reason(other));
    }
    return story;
  }
}
