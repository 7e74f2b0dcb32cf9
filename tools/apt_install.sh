#!/usr/bin/env bash
# Installs the Debian packages named, as root or by a sudo that asks nothing; fails, saying what to do, where it may not.
set -euo pipefail

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "cannot install $* here; install what these Debian packages hold by hand" >&2
    exit 1
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
