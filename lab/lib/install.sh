# Brings agents from npm or PyPI at their pinned versions.

install() {
  [ $# -gt 0 ] || { mapfile -t all < <(sed 's/#.*//' "$HERE/versions" | awk 'NF {print $1}'); set -- "${all[@]}"; }
  mkdir -p "$LAB_HOME/bin"
  local agent failed=0
  for agent; do install_one "$agent" || { echo "lab: could not install $agent" >&2; failed=1; }; done
  return $failed
}

install_one() {
  local from package version program folder bin
  read -r _ from package version program < <(grep "^$1 " "$HERE/versions") || die "no agent '$1' in versions"
  folder=$LAB_HOME/$from/$1
  [ "$(cat "$folder/.version" 2>/dev/null)" != "$version" ] || return 0
  echo "lab: installing $package $version"
  mkdir -p "$folder"
  case $from in
    npm)
      bin=$folder/node_modules/.bin
      npm install --prefix "$folder" --no-audit --no-fund --loglevel=error "$package@$version" >&2 || return
      ;;
    pip)
      bin=$folder/bin
      "${LAB_PYTHON:-python3}" -m venv "$folder" && "$bin/pip" install -q "$package==$version" >&2 || return
      ;;
  esac
  ln -sfn "$bin/$program" "$LAB_HOME/bin/$program"
  echo "$version" > "$folder/.version"
}
