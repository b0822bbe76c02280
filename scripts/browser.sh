#!/usr/bin/env bash
# Sees to it that the browser tests find Chromium and the fonts that the portal asks for.
# Exit codes: 0 all there, 3 something is missing and cannot be installed from here.
set -euo pipefail

packages=(chromium fonts-noto-cjk fonts-roboto fonts-noto-core)

missing() {
    command -v chromium > /dev/null || echo chromium
    families=$(fc-list : family 2> /dev/null || true)
    [[ $families == *'Noto Sans CJK SC'* ]] || echo fonts-noto-cjk
    [[ $families == *Roboto* ]] || echo fonts-roboto
    grep -qE '(^|,)Noto Sans(,|$)' <<< "$families" || echo fonts-noto-core
}

wanted=$(missing | xargs)
if [[ -z $wanted ]]; then
    exit 0
fi

if [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null; then
    echo "browser: installing $wanted"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    {
        apt-get update -qq -o Acquire::Retries=5
        apt-get install -y -qq --no-install-recommends -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300 \
            "${packages[@]}" fontconfig
    } > "$log" 2>&1 || cat "$log" >&2
    wanted=$(missing | xargs)
fi

if [[ -n $wanted ]]; then
    {
        echo "browser: missing: $wanted"
        echo "browser: the tests open pages in Chromium, with the fonts Noto Sans, Noto Sans CJK and Roboto."
        echo "browser: Debian and Ubuntu: sudo apt-get install ${packages[*]}"
        echo "browser: elsewhere: install them, with the browser on the PATH as chromium."
    } >&2
    exit 3
fi
