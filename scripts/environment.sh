# Sourced by the other scripts: makes a virtual environment once, with this checkout installed in it.
# SPEECHPARSE_VENV names its folder (.venv if unset). Afterwards $venv_python and $venv_bin are set.

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3.14 python3 python; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$candidate"
            return 0
        fi
    done
    echo "speechparse needs Python 3.11 or later with its venv module; none was found as python3.11 … python3.14, python3 or python: install one (Debian, Ubuntu: apt install python3 python3-venv)" >&2
    return 1
}

# $1: the extra to install ("" for none).
prepare_environment() {
    venv=${SPEECHPARSE_VENV:-.venv}
    if [ ! -x "$venv/bin/python" ] && [ ! -x "$venv/Scripts/python.exe" ]; then
        base_python=$(find_python) || return 2
        echo "Making $venv with $("$base_python" --version 2>&1) …" >&2
        "$base_python" -m venv "$venv" || return 2
    fi
    venv_bin=$venv/bin
    if [ -d "$venv/Scripts" ]; then venv_bin=$venv/Scripts; fi
    venv_python=$venv_bin/python

    target=.${1:+[$1]}
    # What decides the installation; where it is unchanged, nothing is installed again.
    wanted="$target $(cat pyproject.toml hatch_build.py grammar/*.lark | cksum)"
    stamp=$venv/installed-speechparse${1:+-$1}
    if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
        echo "Installing speechparse into $venv …" >&2
        "$venv_python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --editable "$target" >&2 || return 2
        printf '%s\n' "$wanted" >"$stamp"
    fi
}
