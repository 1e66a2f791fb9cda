#!/bin/sh
# Makes ../lock/age.js, the libraries of the lock page in one file, and the
# licences beside it, from the packages in package-lock.json. npm checks their
# sums and runs none of their scripts; the same packages give the same bytes.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
out=$PWD/../lock
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp age.mjs package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)

versions=$(cd "$tmp" && node -p 'Object.entries(require("./package-lock.json").packages).filter(([at]) => at).map(([at, is]) => at.replace("node_modules/", "") + " " + is.version).join(", ")')
go run github.com/evanw/esbuild/cmd/esbuild@v0.28.2 "$tmp/age.mjs" \
	--bundle --minify --format=iife --global-name=age --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning \
	--banner:js="// $versions; see licences.txt" --outfile="$out/age.js"

(cd "$tmp" && for licence in node_modules/*/LICENSE* node_modules/@*/*/LICENSE*; do
	printf '%s\n\n' "== $(basename "$(dirname "$(dirname "$licence")")")/$(basename "$(dirname "$licence")")" | sed 's,node_modules/,,'
	cat "$licence"
	printf '\n\n'
done) >"$out/licences.txt"
