/// What an agent does, told from its screen, its title and whatever else it gives away: rules as
/// data, one file per agent, and the judges that apply them. Pure.
@NullMarked
package dev.muxcast.agent;

import org.jspecify.annotations.NullMarked;
