package dev.muxcast.app;

import dev.muxcast.audit.Audit;
import dev.muxcast.audit.AuditFiles;
import dev.muxcast.audit.Deed;
import dev.muxcast.audit.Entry;
import dev.muxcast.auth.StoredToken;
import dev.muxcast.config.Config;
import dev.muxcast.config.Refusal;
import dev.muxcast.event.Timestamp;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the audit as it is configured, and writes down what concerns a whole process. No state.
final class AuditTrail {
  private AuditTrail() {}

  /// @throws Refusal when its key can't be used, with what to do
  static Audit of(Config.AuditPart config, Path state) throws Refusal {
    if (!config.enabled()) {
      return Audit.off();
    }
    AuditFiles files = new AuditFiles(state);
    try {
      files.check();
    } catch (IOException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
    return Audit.of(files, config.bytes(), config.age(), config.inputs());
  }

  static void started(Audit audit, String url) {
    audit.record(
        Entry.now(Deed.SERVER_STARTED)
            .with("version", Version.text())
            .with("pid", ProcessHandle.current().pid())
            .with("url", url));
  }

  static void stopped(Audit audit) {
    Logger log = LoggerFactory.getLogger(AuditTrail.class);
    audit.record(Entry.now(Deed.SERVER_STOPPED).with("pid", ProcessHandle.current().pid()));
    try {
      audit.close();
    } catch (IOException e) {
      log.error("{}", e.getMessage());
    }
  }

  static void firstToken(Audit audit, @Nullable StoredToken made) {
    if (made != null) {
      audit.record(token(Deed.TOKEN_CREATED, made, "the first start"));
    }
  }

  /// @param by who changed it
  static Entry token(Deed deed, StoredToken token, String by) {
    Long expires = token.expires();
    return Entry.now(deed)
        .with("by", by)
        .with("token", token.id())
        .with("name", token.name())
        .with("role", token.role())
        .with("sessions", token.sessions())
        .with("expires", expires == null ? null : Timestamp.text(expires));
  }
}
