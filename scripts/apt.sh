# For scripts that need programs of Debian: sourced, with `missing`, a function that prints what is not there.

# provide NAME ADVICE PACKAGE...: installs the packages where root can, if something is missing; exit code 3 where
# something stays missing, with the advice.
provide() {
    local name=$1 advice=$2 wanted log
    shift 2
    wanted=$(missing | xargs)
    if [[ -z $wanted ]]; then
        return 0
    fi
    if [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null; then
        echo "$name: installing $wanted"
        log=$(mktemp)
        {
            export DEBIAN_FRONTEND=noninteractive
            apt-get update -qq -o Acquire::Retries=5
            apt-get install -y -qq --no-install-recommends -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300 "$@"
        } > "$log" 2>&1 || cat "$log" >&2
        rm -f "$log"
        wanted=$(missing | xargs)
    fi
    if [[ -n $wanted ]]; then
        printf '%s: missing: %s\n%s: %s\n%s: Debian and Ubuntu: sudo apt-get install %s\n' \
            "$name" "$wanted" "$name" "$advice" "$name" "$*" >&2
        return 3
    fi
}
