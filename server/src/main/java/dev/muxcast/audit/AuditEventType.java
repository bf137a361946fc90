package dev.muxcast.audit;

import java.util.Locale;

/// What a record is about. `docs/reference/audit.md` says what each holds.
public enum AuditEventType {
  SERVER_STARTED,
  SERVER_STOPPED,
  REQUEST_REFUSED,
  CONNECTION_OPENED,
  CONNECTION_CLOSED,
  AUTH_ACCEPTED,
  AUTH_REFUSED,
  TICKET_MADE,
  SESSION_MADE,
  SIGNIN_REFUSED,
  SUBSCRIPTION_CHANGED,
  EVENT_PUBLISHED,
  AGENT_ACKNOWLEDGED,
  ACTION_REFUSED,
  COMMAND_DONE,
  TERMINAL_OPENED,
  TERMINAL_CLOSED,
  TOKEN_CREATED,
  TOKEN_SHARED,
  TOKEN_ROTATED,
  TOKEN_REVOKED,
  AUDIT_DROPPED,
  AUDIT_LOST,
  AUDIT_BROKEN;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '.');

  /// The word in the field `what`.
  public String word() {
    return word;
  }
}
