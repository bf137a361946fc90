package dev.muxcast.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The oldest files, when they are too many or too old.
///
/// @param gone what is to be deleted, once the head says that the chain begins behind it
/// @param first the number of the oldest record that is kept
/// @param notes what is to be written down
record Retention(List<Path> gone, long first, List<AuditRecord> notes) {

  /// Looks at the files. Called under the log's lock.
  static Retention of(AuditFiles files, AuditLog.Keep keep, Head head) throws IOException {
    List<String> names = files.names();
    long bytes = 0;
    for (String name : names) {
      bytes += Files.size(files.folder().resolve(name));
    }
    long oldest = System.currentTimeMillis() - keep.age().toMillis();
    List<Path> gone = new ArrayList<>();
    while (gone.size() < names.size() - 1 && !names.get(gone.size()).equals(head.file())) {
      Path file = files.folder().resolve(names.get(gone.size()));
      boolean old = Files.getLastModifiedTime(file).toMillis() < oldest;
      if (!old && bytes <= keep.bytes()) {
        break;
      }
      bytes -= Files.size(file);
      gone.add(file);
    }
    if (gone.isEmpty()) {
      return new Retention(gone, head.first(), List.of());
    }
    long first = AuditFiles.firstNumber(names.getFirst());
    long kept = AuditFiles.firstNumber(names.get(gone.size()));
    AuditRecord dropped =
        AuditRecord.now(AuditEventType.AUDIT_DROPPED).with("from", first).with("to", kept - 1);
    String early = "records before " + first + " were gone before their time";
    return new Retention(
        gone,
        kept,
        first > head.first()
            ? List.of(AuditRecord.now(AuditEventType.AUDIT_BROKEN).with("why", early), dropped)
            : List.of(dropped));
  }
}
