package dev.muxcast.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesIT {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aReplacedFileIsTheOwnersOnly_evenWhereTheOldOneWasNot() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "old and longer than the new one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertFalse(PrivateFiles.isPrivate(file));
    PrivateFiles.replace(file, "new ✓\n");
    assertEquals("new ✓\n", Files.readString(file));
    assertTrue(PrivateFiles.isPrivate(file));
    assertEquals(List.of("token"), names());
  }

  @Test
  void whatAnEarlierRunLeftHalfWrittenIsNoHindrance() throws IOException {
    Path file = folder.resolve("url");
    Files.writeString(folder.resolve("url.new"), "ws://127");
    PrivateFiles.replaceShortLived(file, new byte[] {'u'});
    assertEquals("u", Files.readString(file));
    assertTrue(PrivateFiles.isPrivate(file));
    assertEquals(List.of("url"), names());
  }

  @Test
  void whereTheNewOneCanNotBeMadeTheOldOneStays() throws IOException {
    Path file = folder.resolve("tokens");
    PrivateFiles.replace(file, "old");
    Files.createDirectories(folder.resolve("tokens.new/full"));
    assertThrows(IOException.class, () -> PrivateFiles.replace(file, "new"));
    assertEquals("old", Files.readString(file));
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenOver() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "first");
    assertThrows(
        FileAlreadyExistsException.class, () -> PrivateFiles.write(file, new byte[] {'x'}));
    assertEquals("first", Files.readString(file));
  }

  @Test
  void aFolderAndThoseAboveItAreTheOwnersOnly() throws IOException {
    Path inner = folder.resolve("state/log");
    PrivateFiles.makeFolder(inner);
    PrivateFiles.makeFolder(inner);
    for (Path each : List.of(inner, inner.getParent())) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
  }
}
