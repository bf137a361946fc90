/// What Linux's `/proc` says of processes and of the machine: the one place that reads it.
@NullMarked
package dev.muxcast.proc;

import org.jspecify.annotations.NullMarked;
