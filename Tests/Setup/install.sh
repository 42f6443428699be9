#!/usr/bin/env bash
# Installs what is missing for the groups named as arguments: build, test, bench, bench-search. Touches no network when nothing is missing.
# Debian packages come through apt-get (as root, or by sudo); elsewhere the packages are named and the script stops.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()

have() { command -v "$1" >/dev/null 2>&1; }

# A system package is missing when its proof fails: need PACKAGE PROOF…
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

has_header() { [ -f /usr/include/cmark.h ] || pkg-config --exists libcmark; }
# Foundation's networking part, linked into the program, asks for it.
has_curl() { [ "$(uname)" = Darwin ] || pkg-config --exists libcurl; }
has_chromium() {
    have chromium-headless-shell || have chromium || have chromium-browser || have google-chrome || [ -d '/Applications/Google Chrome.app' ]
}
has_node() { have node && [ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ]; }
# macOS brings Chinese fonts; elsewhere fontconfig knows.
has_fontconfig() { [ "$(uname)" = Darwin ] || have fc-list; }
has_cjk_font() { [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=zh-cn family)" ]; }
# A broken `ensurepip` is how Debian's python3 without python3-venv shows itself.
has_venv() { [ -x .test-tools/venv/bin/python ] || python3 -c 'import ensurepip, venv'; }

system_packages() {
    for group in "$@"; do
        case $group in
        build)
            need pkg-config have pkg-config
            need libcmark-dev has_header
            need libcurl4-openssl-dev has_curl
            ;;
        test)
            need nodejs has_node
            need chromium-headless-shell has_chromium
            need fontconfig has_fontconfig
            need fonts-noto-cjk has_cjk_font
            need python3 have python3
            need python3-venv has_venv
            ;;
        bench)
            need cmark have cmark
            need time test -x /usr/bin/time
            need python3 have python3
            need python3-venv has_venv
            ;;
        bench-search)
            need nodejs has_node
            need python3 have python3
            need python3-venv has_venv
            ;;
        *)
            echo "install.sh: unknown group \"$group\"; the groups are build, test, bench and bench-search" >&2
            exit 2
            ;;
        esac
    done
}

install_system_packages() {
    if [ ${#missing[@]} -eq 0 ]; then
        echo "System packages: all there."
        return
    fi
    echo "System packages missing: ${missing[*]}"
    if ! have apt-get; then
        if have brew; then
            echo "Install them first, for example: brew install cmark pkgconf node python" >&2
            echo "and a Chromium or Chrome with a Chinese font for the browser tests." >&2
        else
            echo "Install them with this system's package manager, then run make again." >&2
        fi
        exit 1
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! have sudo; then
            echo "Neither root nor sudo. Ask an administrator to run: apt-get install ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    # ${a[@]+…} keeps old bash from calling an empty array unset.
    ${as_root[@]+"${as_root[@]}"} apt-get update -qq
    # Some systems have the browser only with its windows.
    if ! apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        missing=("${missing[@]/#chromium-headless-shell/chromium}")
    fi
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

install_python_packages() {
    local requirements=Tests/Setup/$1.txt stamp=.test-tools/$1.installed
    if [ -x .test-tools/venv/bin/python ] && cmp -s "$requirements" "$stamp"; then
        echo "Python packages ($1): all there."
        return
    fi
    echo "Installing Python packages ($1) into .test-tools/venv"
    mkdir -p .test-tools
    # A folder that was copied or half made is made anew: its scripts hold absolute paths.
    .test-tools/venv/bin/python -c '' 2>/dev/null || python3 -m venv --clear .test-tools/venv
    # Where the caller goes on without them, `set -e` does not stop here: what failed must not be noted as installed.
    .test-tools/venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements" || return 1
    cp "$requirements" "$stamp"
}

system_packages "$@"
install_system_packages
case " $* " in
*" test "* | *" bench "*) install_python_packages requirements ;;
esac
# The other search that the benchmark compares with: heavy, and nothing else needs it. Without it that part is left out.
case " $* " in
*" bench-search "*) install_python_packages requirements-search || echo "Pagefind cannot be installed: left out." >&2 ;;
esac
