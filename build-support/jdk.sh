# Finding a JDK 25, whatever plain `java` is. Sourced by the launcher, by ./test and by the build; POSIX sh.

# is_jdk25 FOLDER: whether a whole JDK 25 (compiler and jlink) is there. Reads its release file: starting a JVM to ask would take longer.
is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

# find_jdk25: prints the folder of a JDK 25: JAVA_HOME, the distribution's folders, then the PATH. Fails when there is none.
find_jdk25() {
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk" ] && is_jdk25 "$jdk"; then
      printf '%s\n' "$jdk"
      return 0
    fi
  done
  # The JDK that plain `javac` comes from, if that is the right one.
  javac=$(command -v javac 2>/dev/null) || return 1
  javac=$(readlink -f "$javac") || return 1
  jdk=${javac%/bin/javac}
  is_jdk25 "$jdk" && printf '%s\n' "$jdk"
}

# explain_jdk25: says on stderr how to get a JDK 25 on this system.
explain_jdk25() {
  {
    echo 'muxcast: it needs a JDK 25, and none was found in JAVA_HOME, /usr/lib/jvm, /usr/java, /opt or on the PATH.'
    if ! command -v apt-get >/dev/null 2>&1; then
      echo 'Install one from https://adoptium.net/installation/ and run this again (JAVA_HOME=/folder/of/the/jdk if it lies elsewhere).'
    elif apt_has openjdk-25-jdk-headless; then
      echo 'Install it, and run this again:'
      echo '  sudo apt-get install -y openjdk-25-jdk-headless' | may_need_sudo
    else
      echo "This release has none in its own packages. Add those of Eclipse Temurin's vendor (Adoptium), and install it:"
      may_need_sudo <<'LINES'
  sudo apt-get update && sudo apt-get install -y ca-certificates wget
  sudo wget -qO /etc/apt/trusted.gpg.d/adoptium.asc https://packages.adoptium.net/artifactory/api/gpg/key/public
  echo "deb https://packages.adoptium.net/artifactory/deb $(. /etc/os-release && echo "$VERSION_CODENAME") main" | sudo tee /etc/apt/sources.list.d/adoptium.list
  sudo apt-get update && sudo apt-get install -y temurin-25-jdk
LINES
      echo 'Then run this again.'
    fi
  } >&2
}

# require_jdk25: exports JAVA_HOME as a JDK 25, installing one with apt when that is possible; exits 1 with the way out otherwise.
require_jdk25() {
  if ! JAVA_HOME=$(find_jdk25); then
    apt_install openjdk-25-jdk-headless || true
    if ! JAVA_HOME=$(find_jdk25); then
      explain_jdk25
      exit 1
    fi
  fi
  export JAVA_HOME
}
