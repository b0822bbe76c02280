#!/usr/bin/env bash
# Sees to it that the browser tests find Chromium and the fonts that the portal asks for.
# Exit codes: 0 all there, 3 something is missing and cannot be installed from here.
set -euo pipefail
source "$(dirname "$0")/apt.sh"

missing() {
    command -v chromium > /dev/null || echo chromium
    families=$(fc-list : family 2> /dev/null || true)
    [[ $families == *'Noto Sans CJK SC'* ]] || echo fonts-noto-cjk
    [[ $families == *Roboto* ]] || echo fonts-roboto
    grep -qE '(^|,)Noto Sans(,|$)' <<< "$families" || echo fonts-noto-core
}

advice='the tests open pages in Chromium, with the fonts Noto Sans, Noto Sans CJK and Roboto; elsewhere: install them,
browser:  with the browser on the PATH as chromium.'
provide browser "$advice" chromium fonts-noto-cjk fonts-roboto fonts-noto-core fontconfig
