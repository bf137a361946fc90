/// Figures, their medians over several runs, and the table they end in.
@NullMarked
package dev.muxcast.bench.report;

import org.jspecify.annotations.NullMarked;
