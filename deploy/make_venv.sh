#!/bin/sh
# Make a virtual environment with the first Python that is new enough.
set -eu
for python in python3 python3.13 python3.12 python3.11; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" -m venv "$1"
  fi
done
echo "Python 3.11 or newer is needed, and none was found." >&2
exit 1
