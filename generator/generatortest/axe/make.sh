#!/bin/sh
# Makes axe.min.js and its licences beside it from the package in
# package-lock.json. npm checks its sum and runs none of its scripts.
set -eu
cd "$(dirname "$0")"
out=$PWD
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
from=$tmp/node_modules/axe-core
cp "$from/axe.min.js" "$out/axe.min.js"
cat "$from/LICENSE" "$from/LICENSE-3RD-PARTY.txt" >"$out/axe.txt"
