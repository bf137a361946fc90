/// What only the server's own package may reach, for the rows.
@org.jspecify.annotations.NullMarked
package dev.muxcast.status;
