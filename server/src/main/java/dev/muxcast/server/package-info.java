/// The live side: connections, clients and routes. A client is a filter and a cursor into the log.
@NullMarked
package dev.muxcast.server;

import org.jspecify.annotations.NullMarked;
