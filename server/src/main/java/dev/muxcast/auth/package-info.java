/// Who may see and who may act: tokens, roles, and the check of Host and Origin that every request
/// passes before anything else looks at it.
@NullMarked
package dev.muxcast.auth;

import org.jspecify.annotations.NullMarked;
