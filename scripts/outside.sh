#!/usr/bin/env bash
# Sees to it that `make proof` finds the programs that pmsite is compared with and measured by.
# Exit codes: 0 all there, 3 something is missing and cannot be installed from here.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/apt.sh

missing() {
    command -v tj3 > /dev/null || echo tj3
    command -v npm > /dev/null || echo npm
    command -v strace > /dev/null || echo strace
    command -v bwrap > /dev/null || echo bubblewrap
}

provide outside 'make proof compares pmsite with tj3, measures pages with a program of npm, and traces an isolated build.' \
    tj3 npm strace bubblewrap

# Lighthouse, in the versions of the lock; without the scripts of its packages, for the browser is the system's.
home=.venv/npm
if ! cmp -s requirements/npm/package-lock.json "$home/installed.json"; then
    echo 'outside: installing Lighthouse'
    mkdir -p "$home"
    cp requirements/npm/package.json requirements/npm/package-lock.json "$home"
    if ! said=$(npm ci --prefix "$home" --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund 2>&1); then
        printf '%s\n' "$said" >&2
        echo 'outside: npm cannot install Lighthouse from here' >&2
        exit 3
    fi
    cp requirements/npm/package-lock.json "$home/installed.json"
fi
