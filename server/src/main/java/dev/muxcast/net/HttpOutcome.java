package dev.muxcast.net;

/// What became of the bytes of a request: something to serve, or something to refuse.
public sealed interface HttpOutcome permits HttpRequest, HttpRefusal {}
