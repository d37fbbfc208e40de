"""Runs the sandbox by itself: `python -m pikadesk.sandbox`."""

import sys

from pikadesk.sandbox.server import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
