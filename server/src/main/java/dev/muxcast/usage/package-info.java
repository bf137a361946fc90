/// How much agents use, out of the transcripts that they write themselves. Only numbers and the
/// model's name are taken from there.
@NullMarked
package dev.muxcast.usage;

import org.jspecify.annotations.NullMarked;
