/// Real parts of muxcast, started without tmux, to be loaded beyond what a tmux can produce.
@NullMarked
package dev.muxcast.bench.harness;

import org.jspecify.annotations.NullMarked;
