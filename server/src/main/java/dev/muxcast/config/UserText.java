package dev.muxcast.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files that the user wrote, by whatever editor on whatever system.
final class UserText {
  private UserText() {}

  /// The file's text without a byte-order mark, each line ended by LF where it was ended by CR LF
  /// or CR.
  ///
  /// @throws IOException when it can't be read, or is no UTF-8
  static String read(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.substring(text.startsWith("\ufeff") ? 1 : 0)
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    } catch (CharacterCodingException e) {
      throw new IOException("save it as UTF-8", e);
    }
  }
}
