/// The Collector's thread seen from its parts: the inbox, what a fault in one message costs, and
/// what all parts share.
@NullMarked
package dev.muxcast.actor;

import org.jspecify.annotations.NullMarked;
