/// Processor time and memory of panes and of the machine, as `resource.usage`.
@NullMarked
package dev.muxcast.resources;

import org.jspecify.annotations.NullMarked;
