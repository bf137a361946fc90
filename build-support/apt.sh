# Installing Debian and Ubuntu packages when we may: as root, or by a sudo that asks nothing. Sourced; POSIX sh.

# as_root COMMAND...: runs it as root, or fails without asking anyone.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    command -v sudo >/dev/null 2>&1 && sudo -n "$@"
  fi
}

# may_be_root: whether as_root would get through.
may_be_root() { as_root true 2>/dev/null; }

# may_need_sudo: the lines of standard input as this user has to type them; root may not even have a sudo.
may_need_sudo() {
  if [ "$(id -u)" = 0 ]; then sed 's/sudo //g'; else cat; fi
}

# apt_has PACKAGE: whether this release's own packages have it.
apt_has() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# apt_install PACKAGE...: installs them. Fails quietly where that can't be done; the caller says what is missing.
apt_install() {
  command -v apt-get >/dev/null 2>&1 && may_be_root || return 1
  echo "muxcast: looking for $* with apt-get" >&2
  as_root apt-get -q update >/dev/null 2>&1 || true
  for package in "$@"; do
    apt_has "$package" || return 1
  done
  echo "muxcast: installing $* with apt-get" >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qqy install --no-install-recommends "$@" </dev/null >/dev/null 2>&1
}

# require_program PROGRAM PACKAGE: sees to it that PROGRAM is on the PATH, or says what to install and fails.
require_program() {
  command -v "$1" >/dev/null 2>&1 && return 0
  apt_install "$2" && command -v "$1" >/dev/null 2>&1 && return 0
  if command -v apt-get >/dev/null 2>&1; then
    echo "muxcast: $1 is missing. Install it, and run this again: $(echo "sudo apt-get install -y $2" | may_need_sudo)" >&2
  else
    echo "muxcast: $1 is missing. Install it, and run this again." >&2
  fi
  return 1
}
