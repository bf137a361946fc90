package dev.muxcast.agent;

import java.util.List;

/// What an agent asks.
///
/// @param text the prompt's words
/// @param answers what can be chosen, in the order of their numbers from 1
public record Question(String text, List<String> answers) {}
