#!/bin/sh
# Makes ../fsrs.js, the scheduler of the practice page, and its licence beside
# it, from the package in package-lock.json. npm checks its sum and runs none of
# its scripts; the same package gives the same bytes.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
out=$PWD/..
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp fsrs.mjs package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)

version=$(cd "$tmp" && node -p 'require("./package-lock.json").packages["node_modules/ts-fsrs"].version')
go run github.com/evanw/esbuild/cmd/esbuild@v0.28.2 "$tmp/fsrs.mjs" \
	--bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning \
	--banner:js="// ts-fsrs $version; see fsrs.txt" --outfile="$out/fsrs.js"

{ printf '%s\n\n' "== ts-fsrs $version"; cat "$tmp"/node_modules/ts-fsrs/LICENSE*; } >"$out/fsrs.txt"
