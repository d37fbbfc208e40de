"""What the tests of several adapters use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pikadesk.adapters.database import Database
from tests.adapters.databases import Open
from tests.adapters.web import Answer, Site

Serve = Callable[..., Site]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start servers that end with the test."""
    sites: list[Site] = []

    def start(*answers: Answer) -> Site:
        sites.append(Site(*answers))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


@pytest.fixture
def open_database(file: Path) -> Iterator[Open]:
    """Open the same file as often as asked, and close it all in the end."""
    with ExitStack() as stack:

        def open_() -> Database:
            database = Database(file, file.parent / "locks")
            stack.callback(database.close)
            return database

        yield open_
