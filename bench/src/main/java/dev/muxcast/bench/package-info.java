/// Measures the budgets of the design, each figure beside its reference.
@NullMarked
package dev.muxcast.bench;

import org.jspecify.annotations.NullMarked;
