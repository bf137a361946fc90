package dev.muxcast.state;

import dev.muxcast.audit.Audit;
import dev.muxcast.audit.AuditEventType;
import dev.muxcast.audit.AuditFiles;
import dev.muxcast.audit.AuditRecord;
import dev.muxcast.auth.StoredToken;
import dev.muxcast.config.Config;
import dev.muxcast.config.Refusal;
import dev.muxcast.event.Timestamp;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes the audit as it is configured, and the records of what becomes of tokens. No state.
public final class AuditTrail {
  private AuditTrail() {}

  /// The audit of a state folder.
  ///
  /// @throws Refusal when its key can't be used, with what to do
  public static Audit of(Config.AuditPart config, Path state) throws Refusal {
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

  /// Writes down that the first start made a token.
  ///
  /// @param made null where it made none
  public static void firstToken(Audit audit, @Nullable StoredToken made) {
    if (made != null) {
      audit.record(token(AuditEventType.TOKEN_CREATED, made, "the first start"));
    }
  }

  /// That a token was made, changed or taken back.
  ///
  /// @param by who did it
  public static AuditRecord token(AuditEventType type, StoredToken token, String by) {
    Long expires = token.expires();
    return AuditRecord.now(type)
        .with("by", by)
        .with("token", token.id())
        .with("name", token.name())
        .with("role", token.role())
        .with("sessions", token.sessions())
        .with("expires", expires == null ? null : Timestamp.text(expires));
  }
}
