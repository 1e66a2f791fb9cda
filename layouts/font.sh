#!/bin/sh
# font.sh makes newsreader.woff2 and its licence from the npm package, as published.
# The other three newsreader files are parts of it that fontTools 4.38 cut out once:
# extended Latin, and real italics at weight 400 (pyftsubset, varLib.instancer).
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
(cd "$tmp" && npm pack --silent @fontsource-variable/newsreader@5.3.0 >/dev/null && tar xzf ./*.tgz)
echo "62981321d9a3cc7a61a73792729043703fd6112da86e8ec848bb57f088578757  $tmp/package/files/newsreader-latin-wght-normal.woff2" | sha256sum -c --quiet
cp "$tmp/package/files/newsreader-latin-wght-normal.woff2" newsreader.woff2
{ printf '%s\n\n' '== @fontsource-variable/newsreader 5.3.0'; cat "$tmp/package/LICENSE"; } >newsreader.txt
