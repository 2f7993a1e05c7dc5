# Read by ./run and ./test: makes what they need, and does nothing where it is there already.

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# apt_install PACKAGE...: false where we may not.
apt_install() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then as_root=env; else as_root="sudo -n env"; fi
    $as_root true 2>/dev/null || return 1
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# A stamp remembers what the files were when a step was last done.
sum_of() { find "$@" -type f | LC_ALL=C sort | xargs cat | cksum; }
fresh() { stamp=$1 && shift && [ "$(cat ".venv/$stamp.stamp" 2>/dev/null)" = "$(sum_of "$@")" ]; }
stamp() { stamp=$1 && shift && sum_of "$@" >".venv/$stamp.stamp"; }

fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

# The system's own Python before others: it is built for speed, and updates keep it safe.
make_venv() {
    for python in /usr/bin/python3 python3.11 python3.12 python3.13 python3; do
        if fits "$python"; then break; fi
    done
    fits "$python" || { apt_install python3 python3-venv && fits "$python"; } ||
        die "Lumbar needs Python 3.11, 3.12 or 3.13: install the packages python3 and python3-venv, then start this again."
    "$python" -m venv .venv || die "Python could not make the folder .venv here; the lines above say why."
}

# setup_python home|dev
setup_python() {
    [ -x .venv/bin/pip ] || make_venv
    locks="requirements pyproject.toml"
    if fresh dev $locks || fresh "$1" $locks; then return; fi
    echo "Installing Python packages. This happens once and takes a minute."
    { .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "requirements/$1.txt" &&
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .; } </dev/null ||
        die "The Python packages could not be installed; the lines above say why."
    stamp "$1" $locks
}

setup_node() {
    command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' ||
        die "Lumbar needs Node 20 or newer with npm: install them, then start this again."
    locks="frontend/package.json frontend/package-lock.json"
    if [ -d frontend/node_modules ] && fresh node $locks; then return; fi
    echo "Installing what builds the pages. This happens once and takes a minute."
    (cd frontend && npm ci --silent </dev/null) || die "npm ci failed in frontend/; the lines above say why."
    stamp node $locks
}

setup_pages() {
    sources="frontend/src frontend/vite.config.ts frontend/package-lock.json"
    if [ -f src/lumbar/web/static/built/manifest.json ] && fresh pages $sources; then return; fi
    setup_node
    (cd frontend && npm run build --silent -- --logLevel warn </dev/null) ||
        die "The pages could not be built; the lines above say why."
    stamp pages $sources
}
