#!/usr/bin/env bash
# Sees to it that `make proof` finds the programs that pmsite is compared with.
# Exit codes: 0 all there, 3 something is missing and cannot be installed from here.
set -euo pipefail
source "$(dirname "$0")/apt.sh"

missing() {
    command -v tj3 > /dev/null || echo tj3
}

provide outside 'make proof compares pmsite with them.' tj3
