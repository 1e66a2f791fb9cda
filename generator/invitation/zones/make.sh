#!/bin/sh
# Makes windows.txt, the IANA name of each zone that Windows names, one a line, from the
# npm package in package-lock.json. npm checks its sum and runs none of its scripts; the
# same package gives the same bytes. Of the zones that stand for one name, by country,
# the one for the world is taken.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
node - "$tmp/node_modules/cldr-core" >windows.txt <<'JS'
const fs = require('fs'), dir = process.argv[2]
const zones = JSON.parse(fs.readFileSync(dir + '/supplemental/windowsZones.json', 'utf8'))
for (const { mapZone: z } of zones.supplemental.windowsZones.mapTimezones) {
	if (z._territory === '001') console.log(z._other + ': ' + z._type)
}
JS
cp "$tmp/node_modules/cldr-core/LICENSE" LICENSE.txt
