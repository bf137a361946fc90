/// Puts muxcast's hooks into the settings of agents, and takes them out again. Used by its own
/// short-lived process; nothing here knows the server.
@org.jspecify.annotations.NullMarked
package dev.muxcast.hooks;
