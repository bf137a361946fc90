package dev.muxcast.topology;

import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PlainText;

/// Makes what programs and users chose, as names, titles and folders, fit to be stored and sent:
/// without control characters, which tmux lets through in some, and without secrets. Pure.
///
/// Done where tmux's rows become the picture, so that every event and snapshot has it.
public record Labels(RedactionRules redaction) {

  public String of(String raw) {
    return redaction.redact(PlainText.of(raw));
  }

  public PaneFacts of(PaneFacts raw) {
    return new PaneFacts(
        raw.pid(), raw.dead(), raw.exitStatus(), of(raw.command()), of(raw.title()));
  }
}
