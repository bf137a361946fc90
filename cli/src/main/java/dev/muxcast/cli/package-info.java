/// The commands of `muxcast`, each a class of its own.
@NullMarked
package dev.muxcast.cli;

import org.jspecify.annotations.NullMarked;
