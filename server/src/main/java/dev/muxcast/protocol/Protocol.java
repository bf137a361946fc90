package dev.muxcast.protocol;

/// Facts of the protocol that are no message.
public final class Protocol {
  /// The version of the contract, MAJOR.MINOR: within a major version changes only add.
  public static final String SCHEMA_VERSION = "1.1";

  /// The largest `seq`, and so the largest integer a client must hold exactly.
  public static final long MAX_SEQ = (1L << 53) - 1;

  private Protocol() {}
}
