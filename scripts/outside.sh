#!/usr/bin/env bash
# Sees to it that `make proof` finds the programs that pmsite is compared with.
# Exit codes: 0 all there, 3 something is missing and cannot be installed from here.
set -euo pipefail

declare -A packages=([tj3]=tj3)

missing() {
    for command in "${!packages[@]}"; do
        command -v "$command" > /dev/null || echo "${packages[$command]}"
    done
}

wanted=$(missing | xargs)
if [[ -z $wanted ]]; then
    exit 0
fi

if [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null; then
    echo "outside: installing $wanted"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    {
        apt-get update -qq -o Acquire::Retries=5
        # shellcheck disable=SC2086
        apt-get install -y -qq --no-install-recommends -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300 $wanted
    } > "$log" 2>&1 || cat "$log" >&2
    wanted=$(missing | xargs)
fi

if [[ -n $wanted ]]; then
    {
        echo "outside: missing: $wanted"
        echo "outside: make proof compares pmsite with them; Debian and Ubuntu: sudo apt-get install $wanted"
    } >&2
    exit 3
fi
