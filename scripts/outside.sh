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
    command -v java > /dev/null || echo java
}

provide outside 'make proof compares pmsite with tj3, measures pages with a program of npm, traces an isolated build, and reads plans with MPXJ.' \
    tj3 npm strace bubblewrap default-jre-headless

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

# MPXJ reads and writes what Microsoft Project does; it is compared with, and no part of pmsite.
if ! .venv/bin/python -c 'import jpype, mpxj' > /dev/null 2>&1; then
    echo 'outside: installing MPXJ'
    if ! said=$(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --retries 10 \
        --only-binary :all: mpxj==16.10.0 JPype1 2>&1); then
        printf '%s\n' "$said" >&2
        echo 'outside: pip cannot install MPXJ from here' >&2
        exit 3
    fi
fi
