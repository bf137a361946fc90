package dev.muxcast.auth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token makes of its holder. Each role may do all that the one before it may.
public enum Role {
  VIEWER(EnumSet.of(Permission.READ)),
  CONTROLLER(EnumSet.complementOf(EnumSet.of(Permission.ADMIN))),
  ADMIN(EnumSet.allOf(Permission.class));

  private final Set<Permission> permissions;
  private final String word = name().toLowerCase(Locale.ROOT);

  Role(Set<Permission> permissions) {
    this.permissions = permissions;
  }

  /// Whether this role has the permission.
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /// The words of the permissions, in a fixed order.
  public List<String> permissionWords() {
    List<String> words = new ArrayList<>();
    for (Permission permission : permissions) {
      words.add(permission.word());
    }
    return words;
  }

  /// The word the protocol uses.
  public String word() {
    return word;
  }

  /// The role of that word, or null.
  public static @Nullable Role of(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    return null;
  }
}
