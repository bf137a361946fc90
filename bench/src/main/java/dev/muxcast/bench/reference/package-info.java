/// What stands beside the figures of muxcast.
@NullMarked
package dev.muxcast.bench.reference;

import org.jspecify.annotations.NullMarked;
