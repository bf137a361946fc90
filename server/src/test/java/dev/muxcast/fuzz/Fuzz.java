package dev.muxcast.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Throws at a reader what a grammar makes and what damage makes of that and of samples. The
/// samples stand in `src/test/resources/dev/muxcast/fuzz/KIND` and stay: an input that was once
/// read wrongly is put there, and tried first from then on.
///
/// The seed and the number of rounds are fixed, so that a run tells the same every time. For a
/// longer one:
///
/// ```
/// ./mvnw -pl server test -Dtest='*FuzzTest' -Dmuxcast.fuzz.rounds=1000000 -Dmuxcast.fuzz.seed=42
/// ```
public final class Fuzz {
  public static final int ROUNDS = Integer.getInteger("muxcast.fuzz.rounds", 3_000);
  public static final long SEED = Long.getLong("muxcast.fuzz.seed", 1L);
  private static final Path SAMPLES = Path.of("src/test/resources/dev/muxcast/fuzz");
  private static final Path FOUND = Path.of("target/fuzz");
  private static final int MOST_DAMAGE = 4;

  /// What stands for something to readers, or is more than they may take.
  private static final List<String> WORDS =
      List.of(
          "\0",
          "\u001b[",
          "\u009b",
          "\r\n",
          "\n",
          "\"",
          "\\",
          "\\u",
          "{",
          "}",
          "[",
          ",",
          ":",
          "=",
          "#",
          "-1",
          "9223372036854775808",
          "99999999999999999999",
          "1e999",
          "null",
          "%",
          "$(x)",
          "\u202e",
          "\u2028",
          "\ud83d\ude00",
          "(?:a|",
          "x".repeat(5_000),
          "[".repeat(5_000),
          "(".repeat(2_000),
          "\"a\":{".repeat(1_000));

  private Fuzz() {}

  /// What is tried: it fails by what it throws.
  public interface Target {
    void take(byte[] input) throws Exception;
  }

  /// Tries all samples as they are, then what is made of them and of the grammar.
  ///
  /// @param more samples beside those that are kept
  public static void run(String kind, Grammar grammar, List<byte[]> more, Target target) {
    run(kind, ROUNDS, grammar, more, target);
  }

  /// As the other, so many rounds.
  public static void run(
      String kind, int rounds, Grammar grammar, List<byte[]> more, Target target) {
    List<byte[]> samples = new ArrayList<>(kept(kind));
    samples.addAll(more);
    for (int i = 0; i < samples.size(); i++) {
      take(kind, "sample-" + i, samples.get(i), target);
    }
    Random random = new Random(SEED);
    for (int round = 0; round < rounds; round++) {
      boolean made = samples.isEmpty() || random.nextInt(3) > 0;
      byte[] input =
          made
              ? grammar.make(random).getBytes(StandardCharsets.UTF_8)
              : samples.get(random.nextInt(samples.size()));
      for (int left = random.nextInt(MOST_DAMAGE); left > 0; left--) {
        input = damage(random, input);
      }
      take(kind, SEED + "-" + round, input, target);
    }
  }

  private static void take(String kind, String name, byte[] input, Target target) {
    try {
      target.take(input);
    } catch (Exception | Error wrong) {
      throw new AssertionError(kind + " " + name + ", kept in " + keep(kind, name, input), wrong);
    }
  }

  private static Path keep(String kind, String name, byte[] input) {
    try {
      return Files.write(Files.createDirectories(FOUND.resolve(kind)).resolve(name), input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> kept(String kind) {
    List<byte[]> samples = new ArrayList<>();
    Path folder = SAMPLES.resolve(kind);
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          samples.add(Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return samples;
  }

  /// One thing wrong with it.
  public static byte[] damage(Random random, byte[] input) {
    int at = random.nextInt(input.length + 1);
    int to = Math.min(input.length, at + 1 + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> flipped(random, input);
      case 1 -> joined(input, 0, at, new byte[0], to);
      case 2 -> joined(input, 0, to, new byte[0], at);
      case 3 -> joined(input, 0, at, new byte[0], input.length);
      default -> {
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        yield joined(input, 0, at, word, at);
      }
    };
  }

  private static byte[] flipped(Random random, byte[] input) {
    byte[] flipped = input.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] joined(byte[] input, int from, int to, byte[] between, int again) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, from, to - from);
    out.writeBytes(between);
    out.write(input, again, input.length - again);
    return out.toByteArray();
  }
}
