/// Files for their owner only, replaced whole or not at all.
@NullMarked
package dev.muxcast.files;

import org.jspecify.annotations.NullMarked;
