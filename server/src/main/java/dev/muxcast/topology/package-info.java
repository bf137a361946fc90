/// Sessions, windows and panes as tmux tells them, what changed between two pictures of them, and
/// the picture on disk.
@NullMarked
package dev.muxcast.topology;

import org.jspecify.annotations.NullMarked;
