/// Tests about the code and the pages as a whole.
package dev.muxcast.gates;
