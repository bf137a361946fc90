package dev.muxcast.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Deletes the oldest files when they are too many or too old, and has that noted in the chain.
/// Called under the log's lock.
final class Retention {
  private Retention() {}

  /// @param notes takes what is to be written down
  /// @return the head, its first record being the oldest that is left
  static Head apply(AuditFiles files, AuditLog.Keep keep, Head head, List<Entry> notes)
      throws IOException {
    List<String> names = files.names();
    long bytes = 0;
    for (String name : names) {
      bytes += Files.size(files.folder().resolve(name));
    }
    long oldest = System.currentTimeMillis() - keep.age().toMillis();
    int gone = 0;
    while (gone < names.size() - 1 && !names.get(gone).equals(head.file())) {
      Path file = files.folder().resolve(names.get(gone));
      boolean old = Files.getLastModifiedTime(file).toMillis() < oldest;
      if (!old && bytes <= keep.bytes()) {
        break;
      }
      bytes -= Files.size(file);
      Files.delete(file);
      gone++;
    }
    if (gone == 0) {
      return head;
    }
    long first = AuditFiles.firstNumber(names.getFirst());
    if (first != head.first()) {
      notes.add(
          Entry.now(Deed.AUDIT_BROKEN)
              .with("why", "records before " + first + " were gone before their time"));
    }
    long kept = AuditFiles.firstNumber(names.get(gone));
    notes.add(Entry.now(Deed.AUDIT_DROPPED).with("from", first).with("to", kept - 1));
    return new Head(kept, head.count(), head.file(), head.bytes(), head.last());
  }
}
