#!/usr/bin/env bash
# Builds the demo into site/, on the history that `pmsite demo` replays: into .pmsite/demo, from there, over here.
# Without git, or while content/ is being changed and its story is not, the demo is built as it stands.
set -euo pipefail

bin=$(cd "$1" && pwd)
new=.pmsite/demo.new

rm -rf "$new"
if ! "$bin/pmsite" demo "$new" > /dev/null; then
	rm -rf "$new"
	echo 'make: so the demo is built without its history' >&2
	exec "$bin/pmsite" build
fi
if [ -d .pmsite/demo/.pmsite ]; then
	mv .pmsite/demo/.pmsite "$new/" # what was read and computed of the past stays known
fi
rm -rf .pmsite/demo
mv "$new" .pmsite/demo
(cd .pmsite/demo && "$bin/pmsite" build)
rm -rf site
mv .pmsite/demo/site site
