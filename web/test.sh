#!/bin/sh
# Tests the web part on a machine that may have nothing: types, whether what is built is right, and the page in a browser.
# Installs what is missing where it can, and says so loudly where it cannot.
set -eu
cd "$(dirname "$0")"

missing() { ! command -v node >/dev/null || ! command -v npm >/dev/null; }
if missing && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm || true
fi
if missing; then
    echo "SKIPPED: the page in a browser was NOT tested: node and npm (20 or later) are missing (Debian: apt-get install nodejs npm)" >&2
    [ -z "${CI:-}" ] || exit 1
    exit 0
fi

# The lock file says exactly what; nothing is installed twice.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --ignore-scripts
    touch node_modules/.package-lock.json
fi

has_chromium() {
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
        command -v google-chrome-stable >/dev/null || command -v google-chrome >/dev/null
}
if ! has_chromium && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core || true
fi

npm run --silent check
npm run --silent check:built
# Says itself, loudly, where there is no Chromium; fails for it only where CI is set.
npm run --silent test
