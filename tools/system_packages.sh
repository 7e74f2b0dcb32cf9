#!/usr/bin/env bash
# Brings the programs that the tests drive: a browser, a linter for its script, other RDF software.
# Where it may not install them it says so and goes on: the tests that need one then fail and name it.
set -euo pipefail

missing=()
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v rapper >/dev/null || missing+=(raptor2-utils)
command -v npm >/dev/null || missing+=(nodejs npm)
command -v virtuoso-t >/dev/null || missing+=(virtuoso-opensource-7-bin)
if [[ ${#missing[@]} -gt 0 ]]; then
    echo "installing ${missing[*]}"
    bash "$(dirname "$0")/apt_install.sh" "${missing[@]}" || true
fi
