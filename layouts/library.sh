#!/bin/sh
# library.sh FOLDER NAME PACKAGE makes NAME.js, a library of the pages, and NAME.txt,
# its licence, from the npm package that FOLDER/package-lock.json names and what
# FOLDER/NAME.mjs takes of it. npm checks its sum and runs none of its scripts; the
# same package gives the same bytes.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
folder=$1 name=$2 package=$3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp "$folder/$name.mjs" "$folder/package.json" "$folder/package-lock.json" "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)

version=$(cd "$tmp" && node -p "require('./package-lock.json').packages['node_modules/$package'].version")
go run github.com/evanw/esbuild/cmd/esbuild@v0.28.2 "$tmp/$name.mjs" \
	--bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning \
	--banner:js="// $package $version; see $name.txt" --outfile="$PWD/$name.js"

{ printf '%s\n\n' "== $package $version"; cat "$tmp/node_modules/$package"/LICENSE*; } >"$name.txt"
