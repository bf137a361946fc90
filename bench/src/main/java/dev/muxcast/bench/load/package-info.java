/// WebSocket clients in numbers, that cost little and check every event they get.
@NullMarked
package dev.muxcast.bench.load;

import org.jspecify.annotations.NullMarked;
