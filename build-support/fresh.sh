# Whether the build is as new as the sources. Sourced by the launcher on every start, so: one `find`, no git, no JVM. POSIX sh.

# What the runtime is made of. Folders count too, so that a deleted file is noticed.
build_inputs='pom.xml server/pom.xml server/src/main local/pom.xml local/src/main clients/java/pom.xml clients/java/src/main cli/pom.xml cli/src/main .mvn build-support'

# is_fresh ROOT: whether ROOT/build holds a finished build that no source is newer than.
is_fresh() {
  [ -e "$1/build/stamp" ] || return 1
  # shellcheck disable=SC2086 # a list of names without spaces
  [ -z "$(cd "$1" && find $build_inputs -newer build/stamp -print 2>/dev/null | head -n 1)" ]
}
