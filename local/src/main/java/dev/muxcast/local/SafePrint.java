package dev.muxcast.local;

import dev.muxcast.client.SafeText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The way to the user's terminal: what would steer it, turn letters round or not be seen is
/// written as its number, in the way of JSON, where it means the same. Names of tokens, what
/// clients said of themselves and arguments come from anybody.
final class SafePrint extends PrintStream {
  private SafePrint(FileDescriptor to) {
    super(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }

  static PrintStream out() {
    return new SafePrint(FileDescriptor.out);
  }

  static PrintStream err() {
    return new SafePrint(FileDescriptor.err);
  }

  @Override
  public void print(@Nullable String text) {
    super.print(SafeText.ofJson(String.valueOf(text)));
  }

  @Override
  public void println(@Nullable String text) {
    super.print(SafeText.ofJson(String.valueOf(text)) + "\n");
  }

  @Override
  public void println(@Nullable Object text) {
    println(String.valueOf(text));
  }
}
