#!/bin/sh
# Makes ../minisearch.js, the library of the search page, and its licence beside
# it, from the package in package-lock.json. npm checks its sum and runs none of
# its scripts; the same package gives the same bytes.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
out=$PWD/..
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp minisearch.mjs package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)

version=$(cd "$tmp" && node -p 'require("./package-lock.json").packages["node_modules/minisearch"].version')
go run github.com/evanw/esbuild/cmd/esbuild@v0.28.2 "$tmp/minisearch.mjs" \
	--bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning \
	--banner:js="// minisearch $version; see minisearch.txt" --outfile="$out/minisearch.js"

{ printf '%s\n\n' "== minisearch $version"; cat "$tmp"/node_modules/minisearch/LICENSE*; } >"$out/minisearch.txt"
