package dev.muxcast.app;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// Which version this is: the one the module was compiled as.
final class Version {
  private Version() {}

  static String text() {
    ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
    Optional<String> version = descriptor == null ? Optional.empty() : descriptor.rawVersion();
    return version.orElse("unreleased");
  }
}
