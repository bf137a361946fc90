/// TLS for the server's sockets: keys from PEM files, a certificate of one's own, reloading.
/// Nothing of it is loaded where none is configured.
@NullMarked
package dev.muxcast.tls;

import org.jspecify.annotations.NullMarked;
