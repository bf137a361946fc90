/// What the user says beforehand: where muxcast's files are, `config.toml` and its keys, and rules
/// of the user's own.
@NullMarked
package dev.muxcast.config;

import org.jspecify.annotations.NullMarked;
