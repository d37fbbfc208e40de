"""The front door: a verb runs without a window, everything else opens one."""

from __future__ import annotations

import sys


def main() -> int:
    """Run Pikadesk with the arguments of the process and return its exit code."""
    # Around the imports too: they take long enough for somebody to think better of it.
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    # Each way imports only what it needs: a verb starts without Qt.
    from pikadesk import cli  # noqa: PLC0415

    if arguments and arguments[0] in cli.VERBS:
        return cli.main(arguments)
    from pikadesk import app  # noqa: PLC0415

    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
