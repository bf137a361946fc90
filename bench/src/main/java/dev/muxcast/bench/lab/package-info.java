/// What is measured: a private tmux server, the real muxcast process, and what /proc says of them.
@NullMarked
package dev.muxcast.bench.lab;

import org.jspecify.annotations.NullMarked;
