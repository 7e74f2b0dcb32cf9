#!/usr/bin/env bash
# Makes a virtual environment at $1 with the newest Python >= 3.11 found here.
set -euo pipefail
venv=$1

for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [[ -z ${python:-} ]]; then
    echo "dealgraph needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3.11 ..." >&2
    exit 1
fi

# Debian ships Python without ensurepip; its package python3-venv brings it.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    bash "$(dirname "$0")/apt_install.sh" python3-venv
fi
"$python" -m venv "$venv"
