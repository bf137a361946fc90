/// One class for each row of the table of budgets.
@NullMarked
package dev.muxcast.bench.row;

import org.jspecify.annotations.NullMarked;
